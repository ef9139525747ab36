package dev.gradsmith.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Names the compiler that a build runs. A snapshot can change under its version, so its files count too. */
final class CompilerVersion {
    private CompilerVersion() {}

    static String of(PluginDescriptor plugin) throws IOException {
        Map<String, String> stamps = new TreeMap<>();
        List<Artifact> artifacts = plugin.getArtifacts();
        for (Artifact artifact : artifacts) {
            File file = artifact.getFile();
            if (artifact.isSnapshot() && file != null) {
                stamp(file.toPath(), stamps);
            }
        }
        String snapshots =
                stamps.isEmpty() ? "" : " " + Manifest.hash(stamps.toString().getBytes(StandardCharsets.UTF_8));
        return "gradsmith " + plugin.getVersion() + snapshots;
    }

    private static void stamp(Path root, Map<String, String> stamps) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stamps.put(file.toString(), Files.size(file) + "@" + Files.getLastModifiedTime(file));
            }
        }
    }
}
