package dev.gradsmith.codegen;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random models: generated code agrees with the reference evaluator, the gradients with finite differences, and the second derivatives with those of
 * the gradients. A model that fails is made small; it stands in the message and in {@code target/random-program.grad}. For a long run:
 * {@code ./mvnw -pl codegen -am test -Dtest=RandomProgramTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Djqwik.tries.default=10000}.
 */
class RandomProgramTest {
    /** Mostly few; now and then more than a block of them, and more than a chunk. */
    private static final List<Integer> ROWS = List.of(2, 3, 5, 8, 70, 4, 7, 130, 2, 600);

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 59).list().ofMinSize(2).ofMaxSize(40);
    }

    // Choices say something else when others before them go: the model is made small, not its choices.
    @Property(seed = "20", shrinking = ShrinkingMode.OFF)
    void generatedCodeAgreesWithTheReference(@ForAll("choices") List<Integer> choices) throws IOException {
        String model = ProgramWriter.write(choices);
        int rows = ROWS.get(choices.get(0) % ROWS.size());
        Optional<Throwable> failure = failure(model, rows);
        if (failure.isPresent()) {
            String smallest = ModelReducer.reduce(
                    model,
                    smaller -> smaller.startsWith("precision double")
                            && isModel(smaller)
                            && failure(smaller, rows)
                                    .filter(other -> isAlike(other, failure.get()))
                                    .isPresent());
            Files.writeString(Path.of("target", "random-program.grad"), smallest);
            Throwable cause = failure(smallest, rows).orElseThrow();
            throw new AssertionError(cause.getMessage() + "\nof the model, with " + rows + " rows\n" + smallest, cause);
        }
    }

    /** Not another failure, such as one of this test, that a smaller model has: the same but for numbers and names with numbers. */
    private static boolean isAlike(Throwable one, Throwable other) {
        return one.getClass() == other.getClass() && kind(one).equals(kind(other));
    }

    private static String kind(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        int error = text.indexOf("error: ");
        String compilers =
                error < 0 ? text : text.substring(error).lines().findFirst().orElse("");
        return compilers.replaceAll("[\\w.\\[\\]-]*\\d[\\w.\\[\\]-]*", "").strip();
    }

    private static boolean isModel(String text) {
        try {
            return Compiler.compile(new SourceFile("Random.grad", "generated", text))
                    .succeeded();
        } catch (RuntimeException bug) {
            return true;
        }
    }

    private static Optional<Throwable> failure(String model, int rows) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("random-program");
            check(model, rows, CompiledModel.of("Random", model, folder));
            return Optional.empty();
        } catch (IOException | ReflectiveOperationException | AssertionError | RuntimeException failure) {
            return Optional.of(failure);
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private static void check(String model, int rows, CompiledModel compiled) throws ReflectiveOperationException {
        Comparison comparison = new Comparison("Random", model, compiled, rows, rows == 600 ? 2 : 1);
        comparison.checkOutputs();
        comparison.checkGradients();
        comparison.checkDifferences();
        comparison.checkFunction();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
