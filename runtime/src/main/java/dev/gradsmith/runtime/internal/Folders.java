package dev.gradsmith.runtime.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The folders of files that are written whole: their temporary files, and their entries on the disk. */
public final class Folders {
    private static final String PREFIX = ".gradsmith-";
    private static final String SUFFIX = ".tmp";

    /** What this process writes is known by its name: to try its lock would lose that, on systems where a lock goes with any closed channel of the file. */
    private static final String OWN = PREFIX + UUID.randomUUID() + "-";

    private static final AtomicLong COUNT = new AtomicLong();

    private Folders() {}

    /** A name that {@link #clean} knows. */
    public static String newTemporaryName() {
        return OWN + COUNT.incrementAndGet() + SUFFIX;
    }

    /**
     * Tells {@link #clean} that the file is being written; the lock goes with the process.
     *
     * @return false if another process has taken it for abandoned meanwhile and deletes it: take a new name
     */
    public static boolean hold(Path temporary, FileChannel open) {
        try {
            return open.tryLock() != null && Files.exists(temporary);
        } catch (IOException e) {
            // A file system without locks: there, what others left is not known to be left.
            return true;
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
                deleteAbandoned(leftover);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that cannot be listed; what is left in it does no harm.
        }
    }

    private static void deleteAbandoned(Path leftover) {
        if (leftover.getFileName().toString().startsWith(OWN)) {
            return;
        }
        try {
            deleteUnlessHeld(leftover);
        } catch (IOException | OverlappingFileLockException e) {
            // Another's file, perhaps; it does no harm.
        }
    }

    /** Deleted under the lock, so that nobody begins to write it meanwhile. */
    private static void deleteUnlessHeld(Path leftover) throws IOException {
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
