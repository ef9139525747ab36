package dev.gradsmith.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the last build made of which inputs: a line for each model, followed by a line for each file that came of it, with the hashes of
 * both. Its first line names the plugin's version and options; under another one, nothing in it counts but the files' names.
 */
final class Manifest {
    /**
     * A model's hash, that of every file it imports by the path below the source directory, and that of every generated file by the
     * path below the output directory.
     */
    record Entry(String sourceHash, Map<String, String> imports, Map<String, String> outputs) {
        Entry {
            imports = Map.copyOf(imports);
            outputs = Map.copyOf(outputs);
        }

        /** The same files of a model that is to be compiled again. */
        Entry outdated() {
            return new Entry("", Map.of(), outputs);
        }
    }

    /** Of the hexadecimal digits of a hash: more than enough for the output directories of one project. */
    private static final int NAME_LENGTH = 16;

    private final String configuration;
    private final TreeMap<String, Entry> entries;

    Manifest(String configuration, Map<String, Entry> entries) {
        this.configuration = configuration;
        this.entries = new TreeMap<>(entries);
    }

    /**
     * Where the manifest of an output directory is kept. The directory counts by its place in the project, so that a project that was moved,
     * with all that was built in it, finds it again.
     */
    static Path location(Path buildDirectory, Path baseDirectory, Path outputDirectory) {
        Path base = baseDirectory.toAbsolutePath().normalize();
        Path output = outputDirectory.toAbsolutePath().normalize();
        boolean relative = Objects.equals(base.getRoot(), output.getRoot());
        String place = (relative ? base.relativize(output) : output).toString().replace('\\', '/');
        String name = hash(place.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_LENGTH);
        return buildDirectory.resolve("gradsmith").resolve("manifest-" + name + ".txt");
    }

    /** The manifest in {@code file}; an empty one where there is none, or none that can be read. */
    static Manifest read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Manifest("", Map.of());
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Map<String, Entry> entries = new TreeMap<>();
        String source = "";
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                continue;
            }
            if (parts[0].equals("model")) {
                source = parts[2];
                entries.put(source, new Entry(parts[1], Map.of(), Map.of()));
            } else if (entries.containsKey(source)) {
                entries.computeIfPresent(source, (name, entry) -> with(entry, parts[0], parts[2], parts[1]));
            }
        }
        return new Manifest(lines.isEmpty() ? "" : lines.get(0), entries);
    }

    private static Entry with(Entry entry, String kind, String path, String hash) {
        Map<String, String> files = new TreeMap<>(kind.equals("import") ? entry.imports() : entry.outputs());
        files.put(path, hash);
        return kind.equals("import")
                ? new Entry(entry.sourceHash(), files, entry.outputs())
                : new Entry(entry.sourceHash(), entry.imports(), files);
    }

    String text() {
        StringBuilder text = new StringBuilder(configuration).append('\n');
        entries.forEach((source, entry) -> {
            line(text, "model", entry.sourceHash(), source);
            new TreeMap<>(entry.imports()).forEach((path, hash) -> line(text, "import", hash, path));
            new TreeMap<>(entry.outputs()).forEach((path, hash) -> line(text, "output", hash, path));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String hash, String path) {
        text.append(kind).append('\t').append(hash).append('\t').append(path).append('\n');
    }

    String configuration() {
        return configuration;
    }

    Optional<Entry> entry(String source) {
        return Optional.ofNullable(entries.get(source));
    }

    /** The paths of all files that the last build wrote. */
    List<String> outputs() {
        List<String> outputs = new ArrayList<>();
        entries.values().forEach(entry -> outputs.addAll(entry.outputs().keySet()));
        return outputs;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
