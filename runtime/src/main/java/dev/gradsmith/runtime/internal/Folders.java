package dev.gradsmith.runtime.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The folders of files that are written whole: their temporary files, and their entries on the disk. */
public final class Folders {
    private static final String PREFIX = ".gradsmith-";
    private static final String SUFFIX = ".tmp";

    private Folders() {}

    /** A name that {@link #clean} knows. */
    public static String newTemporaryName() {
        return PREFIX + UUID.randomUUID() + SUFFIX;
    }

    /** Tells {@link #clean} that the file is being written; the lock goes with the process. */
    public static void hold(FileChannel temporary) {
        try {
            temporary.tryLock();
        } catch (IOException e) {
            // A file system without locks: there, what others left is not known to be left.
        }
    }

    /** Makes the file's new name last through a loss of power, where the system can: Windows opens no folders. */
    public static void force(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is there; that its name is on the disk already is more than this system promises.
        }
    }

    /** Deletes what writers that were killed have left beside this file: whoever still writes holds a lock. */
    public static void clean(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                if (isAbandoned(leftover)) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException e) {
            // Another's file, perhaps; it does no harm.
        }
    }

    private static boolean isAbandoned(Path temporary) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
