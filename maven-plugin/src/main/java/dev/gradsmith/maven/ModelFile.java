package dev.gradsmith.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A model file of a project.
 *
 * @param name its path below the source directory, with slashes
 */
record ModelFile(Path path, String name) {
    /** All model files below a directory, in the order of their names; none where there is no such directory. */
    static List<ModelFile> below(Path sourceDirectory) throws IOException {
        if (!Files.isDirectory(sourceDirectory)) {
            return List.of();
        }
        Path root = sourceDirectory.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".grad") && Files.isRegularFile(file))
                    .sorted()
                    .map(file ->
                            new ModelFile(file, root.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (UncheckedIOException e) {
            // A folder that may not be listed, met on the way.
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** The package of the model's classes; empty for the unnamed one. */
    String packageName() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
    }

    /** What is wrong with the package, in a message; empty if nothing is. */
    Optional<String> packageMistake() {
        if (packageName().isEmpty()) {
            return Optional.empty();
        }
        for (String folder : name.substring(0, name.lastIndexOf('/')).split("/", -1)) {
            if (!SourceVersion.isName(folder) || folder.contains(".")) {
                return Optional.of("the model's folder becomes the package of its Java classes, in which '" + folder
                        + "' cannot stand; rename that folder");
            }
        }
        return Optional.empty();
    }
}
