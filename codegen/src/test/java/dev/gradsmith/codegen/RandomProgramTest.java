package dev.gradsmith.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random models: generated code agrees with the reference evaluator, and the gradients with finite differences. A failure is shrunk, and
 * its model stands in the message and in {@code target/random-program.grad}. For a long run:
 * {@code ./mvnw -pl graph,dsl,runtime,codegen test -Dtest=RandomProgramTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Djqwik.tries.default=10000}.
 */
class RandomProgramTest {
    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 59).list().ofMinSize(2).ofMaxSize(32);
    }

    @Property(seed = "20", shrinking = ShrinkingMode.BOUNDED)
    void generatedCodeAgreesWithTheReference(@ForAll("choices") List<Integer> choices)
            throws IOException, ReflectiveOperationException {
        String model = ProgramWriter.write(choices);
        Path folder = Files.createTempDirectory("random-program");
        try {
            // Now and then more than a block of rows.
            int rows = choices.get(0) % 10 == 9 ? 130 : 2 + choices.get(0) % 7;
            Comparison comparison = new Comparison("Random", model, CompiledModel.of("Random", model, folder), rows, 1);
            comparison.checkOutputs();
            comparison.checkGradients();
            comparison.checkDifferences();
        } catch (AssertionError | RuntimeException failure) {
            Files.writeString(Path.of("target", "random-program.grad"), model);
            throw new AssertionError(failure.getMessage() + "\nof the model\n" + model, failure);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
