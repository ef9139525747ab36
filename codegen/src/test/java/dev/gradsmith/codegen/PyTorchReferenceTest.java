package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients of every function against PyTorch's: {@code src/test/resources/reference/README.md}. */
class PyTorchReferenceTest {
    private static final double TOLERANCE = 1e-10;

    @TempDir
    private Path folder;

    record Case(String name, String expression, String shape, double[] x, double loss, double[] gradient) {
        static Case of(String line) {
            String[] parts = line.split("; ", -1);
            return new Case(
                    parts[0], parts[1], parts[2], numbers(parts[3]), Double.parseDouble(parts[4]), numbers(parts[5]));
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        String model() {
            return "precision double\nparam x" + shape + "\nz = " + expression + "\nloss = sum(z^2)\n";
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
    void agrees(Case reference) throws ReflectiveOperationException {
        CompiledModel compiled = CompiledModel.of("Function", reference.model(), folder);
        Object builder = compiled.model().getMethod("builder").invoke(null);
        builder.getClass().getMethod("x", double[].class).invoke(builder, (Object) reference.x());
        Object model = builder.getClass().getMethod("build").invoke(builder);
        Object gradients = compiled.model().getMethod("gradients").invoke(model);
        double loss = (double) gradients.getClass().getMethod("loss").invoke(gradients);
        double[] gradient = (double[]) gradients.getClass().getMethod("x").invoke(gradients);

        assertClose("loss", loss, reference.loss(), reference.loss());
        double scale = Arrays.stream(reference.gradient()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < gradient.length; i++) {
            assertClose("gradient[" + i + "]", gradient[i], reference.gradient()[i], scale);
        }
    }

    private static void assertClose(String what, double actual, double expected, double scale) {
        double error = Math.abs(actual - expected) / Math.max(1, Math.abs(scale));
        assertThat(error).as("%s = %s, PyTorch has %s", what, actual, expected).isLessThan(TOLERANCE);
    }
}
