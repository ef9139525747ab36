package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Lbfgs;
import dev.gradsmith.runtime.RandomStream;
import dev.gradsmith.runtime.SgdRate;
import dev.gradsmith.runtime.Solver;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverOptions;
import dev.gradsmith.runtime.SolverStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that a solver fits: with published tables, by every solver alike, and with data that have no answer. */
class SolverModelTest {
    private static final String LINEAR =
            "precision double\ninput X[n, d]\ntarget t[n]\nparam w[d] ~ zeros\nparam b ~ zeros\neta = X*w + b\n";
    private static final String LOGISTIC = LINEAR + "loss = binary_cross_entropy(eta, t)\n";
    private static final String POISSON = LINEAR + "loss = mean(exp(eta) - t .* eta)\n";
    private static final String RIDGE = LINEAR + "hyper lambda = 0.1\nloss = mean((eta - t)^2) + lambda*sum(w^2)\n";

    /** Weights and gearboxes of 32 cars: Henderson and Velleman, Biometrics 37 (1981); R's data set mtcars. */
    private static final double[] WEIGHT = {
        2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
        5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780
    };

    private static final double[] MANUAL = {
        1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1
    };

    /** Warp breaks per loom: Tippett, Technological Applications of Statistics (1950); R's data set warpbreaks. */
    private static final double[] BREAKS = {
        26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15, 26, 27,
        14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15, 16, 28
    };

    @TempDir
    private Path folder;

    private GeneratedObject trainer(String source, int columns) {
        return GeneratedObject.builder(
                        CompiledModel.of("Fitted", source, folder).trainer())
                .object("d", columns)
                .object("build");
    }

    private static SolverFit fit(GeneratedObject trainer, double[] x, double[] t) {
        return (SolverFit) trainer.call("fit", x, t);
    }

    /** Wool B, and tensions M and H. */
    private static double[] loom() {
        double[] x = new double[54 * 3];
        for (int i = 0; i < 54; i++) {
            x[3 * i] = i < 27 ? 0 : 1;
            x[3 * i + 1] = i / 9 % 3 == 1 ? 1 : 0;
            x[3 * i + 2] = i / 9 % 3 == 2 ? 1 : 0;
        }
        return x;
    }

    /** R: {@code summary(glm(breaks ~ wool + tension, poisson, warpbreaks))}. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "irls"})
    void poissonRegressionOfWarpBreaks(String solver) {
        GeneratedObject trainer = trainer(POISSON + "minimize loss with " + solver + "()", 3);
        SolverFit fit = fit(trainer, loom(), BREAKS);
        assertThat(fit.choice().solver()).isEqualTo(Solver.IRLS);
        assertThat(fit.stop()).isEqualTo(SolverStop.STATIONARY);
        assertThat(fit.parameters())
                .containsExactly(new double[] {-0.20599, -0.32132, -0.51849, 3.69196}, within(5.1e-6));
        assertThat(fit.standardErrors())
                .containsExactly(new double[] {0.05157, 0.06027, 0.06396, 0.04541}, within(5.1e-6));
        assertThat(trainer.object("standardErrors", fit).array("b")).containsExactly(fit.standardErrors()[3]);
        assertThat(trainer.object("model").array("b")).containsExactly(fit.parameters()[3]);
    }

    /** R: {@code summary(glm(am ~ wt, binomial, mtcars))}, with a residual deviance of 19.176. */
    @Test
    void logisticRegressionOfGearboxes() {
        SolverFit fit = fit(trainer(LOGISTIC + "minimize loss with auto()", 1), WEIGHT, MANUAL);
        assertThat(fit.choice().solver()).isEqualTo(Solver.IRLS);
        assertThat(fit.choice().reason()).contains("convex functions of linear predictors");
        assertThat(fit.parameters()).containsExactly(new double[] {-4.024, 12.040}, within(5.1e-4));
        // R has the weights of the iteration before the last in its errors.
        assertThat(fit.standardErrors()).containsExactly(new double[] {1.436, 4.510}, within(1e-3));
        assertThat(2 * 32 * fit.value()).isCloseTo(19.176, within(5.1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean(softplus(eta) - eta .* t)",
                "mean(log(1 + exp(eta)) - eta .* t)",
                "-mean(t .* log(sigmoid(eta)) + (1 - t) .* log(1 - sigmoid(eta)))",
                "-mean(log(where(t > 0.5, sigmoid(eta), 1 - sigmoid(eta))))",
                "mean(softplus((1 - 2*t) .* eta))"
            })
    void aLikelihoodMayBeWrittenInManyWays(String loss) {
        SolverFit fit = fit(trainer(LINEAR + "loss = " + loss + "\nminimize loss with auto()", 1), WEIGHT, MANUAL);
        assertThat(fit.parameters()).containsExactly(new double[] {-4.024, 12.040}, within(5.1e-4));
    }

    @Test
    void softmaxRegressionOfThreeClassesMeetsTheLogisticOne() {
        String source = """
                precision double
                input X[n, d]
                target label[n] : index(2)
                param W[d, 2] ~ zeros
                param b[2] ~ zeros
                loss = cross_entropy(X*W + b, label)
                minimize loss with auto()
                """;
        int[] labels = Arrays.stream(MANUAL).mapToInt(value -> (int) value).toArray();
        SolverFit fit = (SolverFit) trainer(source, 1).call("fit", WEIGHT, labels);
        assertThat(fit.choice().solver()).isEqualTo(Solver.IRLS);
        assertThat(fit.converged()).isTrue();
        // Adding the same to both classes changes nothing.
        assertThat(fit.rank()).isEqualTo(2);
        double[] p = fit.parameters();
        assertThat(p[1] - p[0]).isCloseTo(-4.024, within(5.1e-4));
        assertThat(p[3] - p[2]).isCloseTo(12.040, within(5.1e-4));
    }

    @Test
    void allWaysEndAtTheSamePoint() {
        Random random = new Random(3);
        double[] x = random.doubles(200 * 3, -1, 1).toArray();
        double[] t = new double[200];
        for (int i = 0; i < 200; i++) {
            t[i] = x[3 * i] - 0.5 * x[3 * i + 2] + 2 + 0.1 * random.nextGaussian();
        }
        GeneratedObject closed = trainer(RIDGE + "minimize loss with auto()", 3);
        SolverFit exact = fit(closed, x, t);
        assertThat(exact.choice().solver()).isEqualTo(Solver.CLOSED_FORM);
        assertThat(exact.gradientNorm()).isLessThan(1e-12);
        for (String other : new String[] {"irls", "lbfgs"}) {
            SolverFit found = fit(trainer(RIDGE + "minimize loss with " + other + "()", 3), x, t);
            assertThat(found.converged()).isTrue();
            assertThat(found.parameters()).containsExactly(exact.parameters(), within(1e-6));
        }
        GeneratedObject steps = trainer(RIDGE + "hyper rate = 0.1\nminimize loss with sgd(rate)", 3);
        DifferentiableFunction function =
                (DifferentiableFunction) steps.object("model").call("function", x, t);
        steps.call("rate", SgdRate.of(function).safe());
        steps.call("fit", x, t, FitOptions.epochs(500).batchSize(200).unshuffled());
        assertThat(steps.object("model").array("w"))
                .containsExactly(Arrays.copyOf(exact.parameters(), 3), within(1e-9));
    }

    @Test
    void aLargeMatrixIsNotMade() {
        GeneratedObject trainer = trainer(LOGISTIC + "minimize loss with auto()", 1);
        SolverFit fit = (SolverFit)
                trainer.call("fit", WEIGHT, MANUAL, SolverOptions.defaults().withLargestMatrix(63));
        assertThat(fit.choice().solver()).isEqualTo(Solver.LBFGS);
        assertThat(fit.choice().reason()).contains("63 numbers");
        assertThat(fit.parameters()).containsExactly(new double[] {-4.024, 12.040}, within(1e-3));
    }

    @Test
    void aNetworkIsNotCalledConvex() {
        String source = """
                precision double
                input X[n, d]
                target t[n]
                param V[d, 4] ~ normal(0, 1)
                param v[4] ~ normal(0, 1)
                loss = binary_cross_entropy(tanh(X*V)*v, t)
                minimize loss with auto()
                """;
        SolverFit fit = fit(trainer(source, 1), WEIGHT, MANUAL);
        assertThat(fit.choice().solver()).isEqualTo(Solver.LBFGS);
        assertThat(fit.choice().reason()).contains("not known to be convex").contains("softplus(tanh(X V) v)");
    }

    @Test
    void curvesAreFittedByTheirResiduals() {
        String source = """
                precision double
                input X[n, d]
                target t[n]
                param w[d] ~ zeros
                loss = sum((t - exp(X*w))^2)
                minimize loss with auto()
                """;
        SolverFit fit = fit(trainer(source, 1), new double[] {0, 1, 2}, new double[] {1, 2, 4});
        assertThat(fit.choice().solver()).isEqualTo(Solver.LEVENBERG_MARQUARDT);
        assertThat(fit.parameters()[0]).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void labelsOfOneClassAndSeparatedClassesHaveNoMinimum() {
        GeneratedObject trainer = trainer(LOGISTIC + "minimize loss with auto()", 1);
        double[] x = {-2, -1, 1, 2};
        assertThat(fit(trainer, x, new double[] {1, 1, 1, 1}).stop()).isEqualTo(SolverStop.NO_MINIMUM);
        GeneratedObject fresh = trainer(LOGISTIC + "minimize loss with auto()", 1);
        assertThat(fit(fresh, x, new double[] {0, 0, 1, 1}).stop()).isEqualTo(SolverStop.NO_MINIMUM);
    }

    @Test
    void constantColumnsAndFewRowsAreSurvived() {
        double[] withConstant = new double[64];
        for (int i = 0; i < 32; i++) {
            withConstant[2 * i] = WEIGHT[i];
            withConstant[2 * i + 1] = 1;
        }
        SolverFit fit = fit(trainer(LOGISTIC + "minimize loss with auto()", 2), withConstant, MANUAL);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rank()).isEqualTo(2);
        assertThat(fit.standardErrors()).containsOnly(Double.NaN);
        assertThat(fit.parameters()[0]).isCloseTo(-4.024, within(5.1e-4));
        SolverFit few = fit(
                trainer(POISSON + "minimize loss with auto()", 4),
                new double[] {1, 2, 3, 4, 0, 1, 0, 2},
                new double[] {3, 1});
        assertThat(few.converged()).isTrue();
        assertThat(few.rank()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "irls", "lbfgs"})
    void dataThatAreNoNumbersAreRefusedAndTheModelStaysAsItIs(String solver) {
        GeneratedObject trainer = trainer(LOGISTIC + "minimize loss with " + solver + "()", 1);
        double[] x = WEIGHT.clone();
        x[4] = Double.NaN;
        assertThatThrownBy(() -> fit(trainer, x, MANUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThat(trainer.object("model").array("b")).containsExactly(0);
        assertThatThrownBy(() -> fit(trainer, new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativePenaltiesAreRefused() {
        GeneratedObject trainer = trainer(
                LINEAR
                        + "hyper lambda = 0.1\nloss = binary_cross_entropy(eta, t) + lambda*sum(w^2)\nminimize loss with auto()",
                1);
        trainer.call("lambda", -0.1);
        assertThatThrownBy(() -> fit(trainer, WEIGHT, MANUAL)).hasMessageContaining("negative");
    }

    @Test
    void floatsAndDataSetsAreTaken() {
        GeneratedObject trainer = trainer(LOGISTIC.replace("precision double\n", "") + "minimize loss with auto()", 1);
        DataSet data = DataSet.builder()
                .add("X", floats(WEIGHT), 1)
                .add("t", floats(MANUAL))
                .build();
        SolverFit fit = (SolverFit) trainer.call("fit", data);
        assertThat(fit.converged()).as("%s", fit).isTrue();
        assertThat(fit.parameters()).containsExactly(new double[] {-4.024, 12.040}, within(5e-3));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * The tutorial's data: 10,000 rows, batches of 4, a rate of 1e-4. What is predicted from data and start is what five epochs show, near the
     * tutorial's own ratio of 0.3706.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTutorialsContractionIsPredicted(long seed) throws IOException {
        String source =
                Files.readString(Path.of("../examples/src/main/grad/dev/gradsmith/examples/LinearRegression.grad"));
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("LinearRegression", source, folder).trainer())
                .object("seed", seed)
                .object("build");
        RandomStream random = new RandomStream(seed);
        float[] x = new float[20_000];
        float[] y = new float[10_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * x[2 * i] - 3.4f * x[2 * i + 1] + 4.2f + 0.1f * (float) random.nextGaussian();
        }
        DifferentiableFunction function =
                (DifferentiableFunction) trainer.object("model").call("function", x, y);
        SgdRate rate = SgdRate.of(function);
        double least = Lbfgs.minimize(function, function.start()).value();
        double predicted = rate.contraction(1e-4, 2_500);
        History history = (History)
                trainer.call("fit", x, y, FitOptions.epochs(5).batchSize(4).shuffleSeed(seed));
        double[] losses = history.meanLosses();
        for (int epoch = 1; epoch < 5; epoch++) {
            assertThat((losses[epoch] - least) / (losses[epoch - 1] - least))
                    .as("epoch %d", epoch)
                    .isCloseTo(predicted, within(0.004));
        }
        assertThat(predicted).isBetween(0.36, 0.375);
        assertThat(rate.limit()).isBetween(0.9, 1.0);
    }

    /** Whatever the solver; from where it started, which gradient descent would, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                LOGISTIC + "minimize loss with irls()",
                LOGISTIC + "minimize loss with lbfgs()",
                RIDGE + "minimize loss with auto()",
                LINEAR + "loss = mean((sin(eta) - t)^2)\nminimize loss with auto()"
            })
    void aFitTellsTheRateThatSgdWouldNeedIfAskedTo(String source) {
        GeneratedObject trainer = trainer(source, 1);
        double safe = SgdRate.of(
                        (DifferentiableFunction) trainer.object("model").call("function", WEIGHT, MANUAL))
                .safe();

        SolverFit fit = (SolverFit)
                trainer.call("fit", WEIGHT, MANUAL, SolverOptions.defaults().withSgdRate());

        assertThat(fit.sgdRate())
                .hasValueSatisfying(rate -> assertThat(rate.safe()).isEqualTo(safe));
        assertThat(fit.toString()).endsWith(" on").contains("SGD suits a learning rate of " + safe);
        assertThat(fit(trainer, WEIGHT, MANUAL).sgdRate()).isEmpty();
    }
}
