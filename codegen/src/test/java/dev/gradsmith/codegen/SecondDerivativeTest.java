package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.runtime.DifferentiableFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second derivatives of every function of the language against differences of the first, at the points of the reference cases where it is smooth.
 */
class SecondDerivativeTest {
    private static final double STEP = 1e-6;

    @TempDir
    private Path folder;

    /** What counts as a constant to derivatives does not to differences. */
    static Stream<PyTorchReferenceTest.Case> cases() throws IOException {
        return PyTorchReferenceTest.cases()
                .filter(one -> !one.name().matches(".*( at | with ties| of large).*"))
                .filter(one -> !one.expression().contains("stop_gradient"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithDifferences(PyTorchReferenceTest.Case one) {
        CompiledModel compiled = CompiledModel.of("Function", one.model(new Reals(Precision.DOUBLE)), folder);
        GeneratedObject model = GeneratedObject.builder(compiled.model())
                .object("x", (Object) one.x())
                .object("build");
        DifferentiableFunction function = (DifferentiableFunction) model.call("function");
        double[] direction = new Random(5).doubles(function.size(), -1, 1).toArray();
        double[] product = new double[function.size()];
        function.hessianVectorProduct(one.x(), direction, product);
        double[] above = gradient(function, one.x(), direction, STEP);
        double[] below = gradient(function, one.x(), direction, -STEP);
        double[] differences = new double[product.length];
        double largest = 0;
        for (int i = 0; i < product.length; i++) {
            differences[i] = (above[i] - below[i]) / (2 * STEP);
            largest = Math.max(largest, Math.abs(differences[i]));
        }
        for (int i = 0; i < product.length; i++) {
            assertThat(Math.abs(product[i] - differences[i]))
                    .as("product[%d] = %s, by differences %s", i, product[i], differences[i])
                    .isLessThan(1e-6 * Math.max(1, largest));
        }
    }

    private static double[] gradient(DifferentiableFunction function, double[] x, double[] direction, double step) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + step * direction[i];
        }
        double[] gradient = new double[x.length];
        function.gradient(moved, gradient);
        return gradient;
    }
}
