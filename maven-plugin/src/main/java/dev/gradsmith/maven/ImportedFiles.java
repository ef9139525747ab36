package dev.gradsmith.maven;

import dev.gradsmith.dsl.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the files that models import, beside the importing file and nowhere outside the directory of all models. */
final class ImportedFiles implements Imports {
    private final Path root;
    private final Map<String, String> hashes = new TreeMap<>();

    /** @param root the source directory of all models */
    ImportedFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The hash of every file found so far, by its path below the source directory, with slashes. */
    Map<String, String> hashes() {
        return hashes;
    }

    @Override
    public Optional<Source> find(String from, String path) {
        Optional<Path> file = resolve(Path.of(from), path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file.get());
            hashes.put(name(file.get()), Manifest.hash(bytes));
            return Optional.of(new Source(
                    file.get().toString(), ModelText.decode(file.get(), bytes).text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> resolve(Path from, String path) {
        try {
            Path file = from.resolveSibling(path).toAbsolutePath().normalize();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Whether each file still has the hash that it had. */
    static boolean areCurrent(Path root, Map<String, String> hashes) throws IOException {
        for (Map.Entry<String, String> known : hashes.entrySet()) {
            Path file = root.resolve(known.getKey());
            boolean same = Files.isRegularFile(file)
                    && Manifest.hash(Files.readAllBytes(file)).equals(known.getValue());
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
