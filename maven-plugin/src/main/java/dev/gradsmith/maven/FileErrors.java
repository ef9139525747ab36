package dev.gradsmith.maven;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words which file could not be read or written, and why. */
final class FileErrors {
    private FileErrors() {}

    static String describe(IOException e) {
        if (!(e instanceof FileSystemException failure) || failure.getFile() == null) {
            return String.valueOf(e.getMessage());
        }
        return failure.getFile() + ": " + reason(failure);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is in the way: not a directory";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
