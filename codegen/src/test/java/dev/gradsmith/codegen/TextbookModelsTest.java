package dev.gradsmith.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models as textbooks have them, from generalised linear models to attention and filters, each written as it comes to mind. Values and
 * gradients are those of the reference evaluator, the gradients agree with differences, and steps lower the loss.
 */
class TextbookModelsTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "textbook");

    @TempDir
    private Path folder;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void agreesWithTheReferenceAndLearns(Path file) throws IOException, ReflectiveOperationException {
        String name = file.getFileName().toString().replace(".grad", "");
        String source = Files.readString(file);
        CompiledModel compiled = CompiledModel.of(name, source, folder);
        for (int rows : new int[] {5, 130}) {
            Comparison comparison = new Comparison(name, source, compiled, rows, 1);
            comparison.checkOutputs();
            comparison.checkGradients();
            comparison.checkDifferences();
            comparison.checkFunction();
            comparison.checkTraining();
        }
    }
}
