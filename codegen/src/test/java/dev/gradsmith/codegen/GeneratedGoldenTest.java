package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole text of some generated classes, for people to read and for changes to be seen. That the same models compute what they
 * should is shown by {@link GeneratedCodeTest}.
 */
class GeneratedGoldenTest {
    /** Where a builder, the class of one of a model's programs, or a trainer's steps begin: each has a golden of its own. */
    private static final String PROGRAM = "(?=\n +/\\*\\*\n +\\* (Collects|Computes|Steps on|What one chunk) )";

    private static final Path GOLDENS = Path.of("src/test/resources/goldens");

    @ParameterizedTest
    @ValueSource(strings = {"LeastSquares", "Rosenbrock"})
    void sourceIsAsExpected(String name) throws IOException {
        String source = CompiledModel.source(name);
        for (GeneratedFile file : Compiler.compile(new SourceFile(name + ".grad", "com.acme", source))
                .files()) {
            String fileName = Path.of(file.path()).getFileName().toString();
            String[] parts = file.content().split(PROGRAM);
            for (int i = 0; i < parts.length; i++) {
                check(GOLDENS.resolve(fileName + (i == 0 ? "" : "." + i) + ".txt"), parts[i]);
            }
        }
    }

    /** Of a model whose other classes are like those above: rounds that share the sums of a gradient, and loops that only write. */
    @ParameterizedTest
    @CsvSource({"WideLayer, GradientProgram", "Chain, YProgram"})
    void programIsAsExpected(String name, String program) throws IOException {
        String source = CompiledModel.source(name);
        GeneratedFile model = Compiler.compile(new SourceFile(name + ".grad", "com.acme", source))
                .files()
                .get(0);
        List<String> parts = List.of(model.content().split(PROGRAM));
        List<String> found = parts.stream()
                .filter(part -> part.contains(" class " + program + " {"))
                .toList();
        assertThat(found).hasSize(1);
        check(GOLDENS.resolve(name + "." + program + ".txt"), found.get(0));
        // What it does with rows follows it.
        check(GOLDENS.resolve(name + "." + program + ".Rows.txt"), parts.get(parts.indexOf(found.get(0)) + 1));
    }

    private static void check(Path golden, String text) throws IOException {
        if (Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(text.lines().count()).as("lines to read").isLessThan(300);
    }
}
