package dev.gradsmith.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Data that cannot be read as asked. The message names the source (a file, a query), the place in it (a line, a row and column), what was
 * expected there and what was found, and where it is not plain from these, what to do.
 */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    DataException(String place, String message) {
        super(place + ": " + message);
    }

    DataException(String place, String message, Throwable cause) {
        super(place + ": " + message, cause);
    }

    DataException(Path file, String message) {
        this(file.toString(), message);
    }

    DataException(Path file, long line, String message) {
        this(file + ":" + line, message);
    }

    /** A failure of reading a file, in words and with the file's name. */
    static DataException of(Path file, IOException failure) {
        if (failure instanceof DataException known) {
            return known;
        }
        return new DataException(file.toString(), words(file, failure), failure);
    }

    /** The failure to read a file because a library that this module depends on optionally is not there. */
    static DataException missingLibrary(Path file, String format, String coordinates, NoClassDefFoundError failure) {
        return new DataException(
                file.toString(),
                "reading " + format + " needs " + coordinates + " on the class path, which lacks "
                        + failure.getMessage() + "; add that dependency",
                failure);
    }

    private static String words(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "cannot be read: it is a directory";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file" + (file.isAbsolute() ? "" : "; looked for " + file.toAbsolutePath());
        }
        if (failure instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        if (failure instanceof EOFException) {
            return "cut short: the file ends before its data does";
        }
        if (failure instanceof ZipException) {
            return "cannot be read: what gzip compressed in it is damaged: " + failure.getMessage();
        }
        String reason = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return "cannot be read: " + (reason == null ? failure.getClass().getSimpleName() : reason);
    }
}
