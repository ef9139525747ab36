package dev.gradsmith.codegen;

import dev.gradsmith.graph.model.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients of every function against PyTorch's, in both precisions: {@code src/test/resources/reference/README.md}. */
class PyTorchReferenceTest {
    @TempDir
    private Path folder;

    record Case(String name, String expression, String shape, double[] x, double[] values, double[] gradient) {
        static Case of(String line) {
            String[] parts = line.split("; ", -1);
            return new Case(parts[0], parts[1], parts[2], numbers(parts[3]), numbers(parts[4]), numbers(parts[5]));
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        String model(Reals reals) {
            return reals.declaration() + "param x" + shape + "\nz = " + expression + "\nloss = sum(z^2)\noutput z\n";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/reference/pytorch.csv")).stream()
                .map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesInDouble(Case reference) {
        check(reference, new Reals(Precision.DOUBLE), new Closeness(1e-10));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesInFloat(Case reference) {
        check(reference, new Reals(Precision.FLOAT), new Closeness(1e-5));
    }

    private void check(Case reference, Reals reals, Closeness closeness) {
        CompiledModel compiled = CompiledModel.of("Function", reference.model(reals), folder);
        GeneratedObject model = GeneratedObject.builder(compiled.model())
                .object("x", reals.array(reference.x()))
                .object("build");
        closeness.check("z", model.array("z"), reference.values());
        GeneratedObject gradients = model.object("gradients");
        double squares = Arrays.stream(reference.values()).map(z -> z * z).sum();
        closeness.check("loss", gradients.array("loss"), squares);
        closeness.check("gradient", gradients.array("x"), reference.gradient());
    }
}
