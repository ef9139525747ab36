package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.DifferentiableFunction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's objective as a plain function, driven by an optimizer of one's own. */
class FunctionTest {
    @TempDir
    private Path folder;

    private GeneratedObject rosenbrock() {
        return GeneratedObject.builder(CompiledModel.of("Rosenbrock", CompiledModel.source("Rosenbrock"), folder)
                        .model())
                .object("build");
    }

    /** Newton's method, with the second derivatives column by column. */
    @Test
    void newtonFindsTheEndOfTheValley() {
        GeneratedObject model = rosenbrock();
        DifferentiableFunction function = (DifferentiableFunction) model.call("function");
        double[] at = {-1.2, 1};
        double[] gradient = new double[2];
        double[] first = new double[2];
        double[] second = new double[2];
        double value = function.valueAndGradient(at, gradient);
        assertThat(value).isCloseTo(24.2, within(1e-12));
        for (int step = 0; step < 10; step++) {
            function.gradient(at, gradient);
            function.hessianVectorProduct(at, new double[] {1, 0}, first);
            function.hessianVectorProduct(at, new double[] {0, 1}, second);
            double determinant = first[0] * second[1] - first[1] * second[0];
            at[0] -= (gradient[0] * second[1] - gradient[1] * second[0]) / determinant;
            at[1] -= (gradient[1] * first[0] - gradient[0] * first[1]) / determinant;
        }
        assertThat(at).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(function.value(at)).isCloseTo(0, within(1e-20));
        // The model itself has not moved.
        assertThat(model.array("x")).containsExactly(-1.2);
    }

    @Test
    void theModelMultipliesAtItsOwnParameters() {
        GeneratedObject model = rosenbrock();
        DifferentiableFunction function = (DifferentiableFunction) model.call("function");
        double[] product = new double[2];
        function.hessianVectorProduct(new double[] {-1.2, 1}, new double[] {0.5, -2}, product);
        GeneratedObject own = model.object("hessianVectorProduct", 0.5, -2.0);
        assertThat(own.array("x")).containsExactly(product[0]);
        assertThat(own.array("y")).containsExactly(product[1]);
    }

    @Test
    void pointsOfTheWrongSizeAreRefused() {
        DifferentiableFunction function = (DifferentiableFunction) rosenbrock().call("function");
        assertThat(function.size()).isEqualTo(2);
        assertThatThrownBy(() -> function.value(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the point has 3 values for 2 parameters");
    }

    /** Outside training dropout is the identity, for the gradient as for the value. */
    @Test
    void dropoutHasNoPartInIt() {
        String source = """
                precision double
                input X[n, 2]
                target y[n]
                param w[2] ~ ones
                loss = mean((y - dropout(X, 0.5)*w)^2)
                """;
        GeneratedObject model = GeneratedObject.builder(
                        CompiledModel.of("Dropped", source, folder).model())
                .object("build");
        double[] x = {1, 2, 3, 4};
        DifferentiableFunction function = (DifferentiableFunction) model.call("function", x, new double[] {0, 1});
        double[] gradient = new double[2];
        // Residuals -3 and -6: the gradient is X' (3, 6).
        assertThat(function.valueAndGradient(new double[] {1, 1}, gradient)).isEqualTo(22.5);
        assertThat(gradient).containsExactly(21, 30);
    }
}
