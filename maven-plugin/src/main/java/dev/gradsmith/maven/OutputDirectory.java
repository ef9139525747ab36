package dev.gradsmith.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The directory of generated sources. Files appear in it whole, are left alone where they would not change, and never leave it. */
record OutputDirectory(Path root) {
    /** How the names of models' descriptions end, which go with the classes as resources. */
    static final String DESCRIPTION = ".grad.xml";

    OutputDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** The file at {@code path} below this directory; empty where the path leads out of it, were it through a link. */
    Optional<Path> resolve(String path) throws IOException {
        Path file;
        try {
            file = root.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!file.startsWith(root) || file.equals(root)) {
            return Optional.empty();
        }
        Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        boolean inside =
                folder == null || !Files.exists(root) || folder.toRealPath().startsWith(root.toRealPath());
        return inside ? Optional.of(file) : Optional.empty();
    }

    /** Whether the file is there with exactly this content. */
    boolean has(String path, String hash) throws IOException {
        Optional<Path> file = resolve(path).filter(Files::isRegularFile);
        return file.isPresent() && Manifest.hash(Files.readAllBytes(file.get())).equals(hash);
    }

    /** Writes the file unless it has this content already; says whether it did. */
    boolean write(String path, String content) throws IOException {
        Path file = resolve(path).orElseThrow(() -> new IOException(path + " lies outside " + root));
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        replace(file, bytes);
        return true;
    }

    /** Puts {@code bytes} in the place of the file at once, so that a build that is killed leaves no half of it. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not Files.createTempFile, whose files no other user may read.
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Removes a Java source or a model's description of an earlier build, and the folders that this leaves empty; nothing else, whatever the path. */
    void delete(String path) throws IOException {
        Optional<Path> file = resolve(path);
        boolean generated = path.endsWith(".java") || path.endsWith(DESCRIPTION);
        if (file.isEmpty() || !generated || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.delete(file.get());
        Path folder = file.get().getParent();
        while (folder != null && !folder.equals(root) && folder.startsWith(root) && isEmpty(folder)) {
            Files.delete(folder);
            folder = folder.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
