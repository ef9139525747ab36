package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.internal.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that nobody ever sees a part of: complete on the disk before they take the place of what was there. */
public final class WholeFile {
    private WholeFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file in one step.
     *
     * @throws IOException if that cannot be; what was there is still as it was
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = target(file);
        Path temporary = newName(target);
        FileChannel created = create(temporary, file);
        while (!Folders.hold(temporary, created)) {
            created.close();
            temporary = newName(target);
            created = create(temporary, file);
        }
        try {
            try (FileChannel channel = created) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.force(target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The same for text, as UTF-8. */
    public static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Not Files.createTempFile, whose files no other user may read. A name of its own, since the target's may be as long as names can be. */
    private static Path newName(Path target) {
        return target.resolveSibling(Folders.newTemporaryName());
    }

    /** Deletes what writers of this file, or of others in its folder, have left when they were killed; what anybody still writes stays. */
    public static void cleanFolderOf(Path file) {
        try {
            Folders.clean(target(file));
        } catch (IOException e) {
            // There is something else in the file's place: whoever reads or writes it says so.
        }
    }

    /** The file itself where there is a link to one. What is neither a file nor to become one, such as a device, must not be replaced. */
    private static Path target(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file.toAbsolutePath();
        }
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "it is a directory" : "it is not a regular file";
            throw new FileSystemException(file.toString(), null, what);
        }
        return file.toRealPath();
    }

    private static FileChannel create(Path temporary, Path file) throws IOException {
        try {
            return FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            // As it is, it would name a file that the caller has never heard of.
            Path folder = temporary.getParent();
            boolean missing = folder != null && !Files.isDirectory(folder);
            String why = missing ? "there is no directory " : "cannot write into the directory ";
            IOException failure = new FileSystemException(file.toString(), null, why + folder);
            failure.initCause(e);
            throw failure;
        }
    }
}
