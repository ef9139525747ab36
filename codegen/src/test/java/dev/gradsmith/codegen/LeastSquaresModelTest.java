package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresStop;
import dev.gradsmith.runtime.LevenbergMarquardtOptions;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are fitted by least squares, beyond those of NIST: sums of several kinds, and what a trainer offers. */
class LeastSquaresModelTest {
    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    private final double[] x = new double[ROWS * 3];
    private final double[] y = new double[ROWS];
    private final double[] weights = new double[ROWS];

    LeastSquaresModelTest() {
        Random random = new Random(11);
        for (int i = 0; i < ROWS; i++) {
            weights[i] = random.nextDouble();
            for (int j = 0; j < 3; j++) {
                x[3 * i + j] = random.nextGaussian();
            }
            double z = 0.5 * x[3 * i] - 0.8 * x[3 * i + 1] + 0.3 * x[3 * i + 2];
            y[i] = 2 * Math.tanh(z) + 0.05 * random.nextGaussian();
        }
    }

    private GeneratedObject ridge() {
        return GeneratedObject.builder(CompiledModel.of("Ridge", CompiledModel.source("Ridge"), folder)
                        .trainer())
                .object("d", 3)
                .object("seed", 4L)
                .object("build");
    }

    /** Where the objective is least, its gradient is 0: the weights of the parts are right. */
    @Test
    void theFitMinimizesTheWholeObjective() {
        GeneratedObject trainer = ridge();
        LeastSquaresFit fit = (LeastSquaresFit) trainer.call("fit", x, weights, y);
        assertThat(fit.converged()).isTrue();
        GeneratedObject gradients = trainer.object("model").object("gradients", x, weights, y);
        assertThat(gradients.array("a")).containsExactly(new double[3], within(1e-8));
        assertThat(gradients.array("c")).containsExactly(new double[1], within(1e-8));
        double loss = gradients.array("loss")[0];
        assertThat(fit.residualSumOfSquares()).isCloseTo(loss * ROWS, within(1e-9));
        assertThat(trainer.object("standardDeviations", fit).array("c")).containsExactly(fit.standardDeviations()[3]);
    }

    @Test
    void optionsAndDataSetsAreTaken() {
        GeneratedObject trainer = ridge();
        LevenbergMarquardtOptions once = LevenbergMarquardtOptions.defaults().withMostIterations(1);
        assertThat(((LeastSquaresFit) trainer.call("fit", x, weights, y, once)).iterations())
                .isEqualTo(1);
        DataSet data =
                DataSet.builder().add("X", x, 3).add("w", weights).add("y", y).build();
        LeastSquaresFit fit = (LeastSquaresFit) trainer.call("fit", data);
        assertThat(fit.converged()).isTrue();
        assertThat(trainer.object("evaluate", data).array("loss")[0])
                .isCloseTo(fit.residualSumOfSquares() / ROWS, within(1e-12));
    }

    @Test
    void negativeWeightsAreRefusedAndTheModelStaysAsItIs() {
        GeneratedObject trainer = ridge();
        double[] before = trainer.object("model").array("a");
        weights[7] = -1;
        assertThatThrownBy(() -> trainer.call("fit", x, weights, y)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trainer.object("model").array("a")).isEqualTo(before);
    }

    @Test
    void thereAreNoSteps() {
        assertThat(Arrays.stream(ridge().value().getClass().getMethods()).map(Method::getName))
                .doesNotContain("step");
    }

    /** In float, too, and at once, because it is linear in the parameters. */
    @Test
    void linearModelsInFloat() {
        String source = """
                input X[n, d]
                target y[n]
                param w[d] ~ zeros
                param b ~ zeros
                loss = mean((y - X*w - b)^2)
                minimize loss with levenberg_marquardt()
                """;
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Line", source, folder).trainer())
                .object("d", 1)
                .object("build");
        float[] one = {0, 1, 2, 3};
        float[] line = {1, 3, 5, 7};
        LeastSquaresFit fit = (LeastSquaresFit) trainer.call("fit", one, line);
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.CLOSED_FORM);
        assertThat(fit.parameters()).containsExactly(new double[] {2, 1}, within(1e-12));
        assertThat((float[]) trainer.object("model").call("w")).containsExactly(2);
    }
}
