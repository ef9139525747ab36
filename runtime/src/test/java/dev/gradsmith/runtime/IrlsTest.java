package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.LinearPredictorModel.Family;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IrlsTest {
    private static final double[] COUNTS = {18, 17, 15, 20, 10, 20, 25, 13, 12};

    /** Outcomes and treatments, with the first level of each in the intercept: A. Dobson, An Introduction to Statistical Modelling, 1990, p. 93. */
    private static double[][] dobson() {
        double[][] x = new double[9][5];
        for (int i = 0; i < 9; i++) {
            int outcome = i % 3;
            int treatment = i / 3;
            x[i] = new double[] {
                1,
                indicator(outcome == 1),
                indicator(outcome == 2),
                indicator(treatment == 1),
                indicator(treatment == 2)
            };
        }
        return x;
    }

    private static double indicator(boolean holds) {
        return holds ? 1 : 0;
    }

    private static SolverFit fit(Family family, double[][] x, double... y) {
        return Irls.minimize(new LinearPredictorModel(family, x, y), new double[x[0].length]);
    }

    /** The table that R prints for {@code glm(counts ~ outcome + treatment, family = poisson())}, in its help page's example. */
    @Test
    void poissonCountsAsRPrintsThem() {
        SolverFit fit = fit(Family.POISSON, dobson(), COUNTS);
        assertThat(fit.stop()).isEqualTo(SolverStop.STATIONARY);
        assertThat(fit.parameters()).containsExactly(new double[] {3.045, -0.4543, -0.2930, 0, 0}, within(5e-4));
        assertThat(fit.standardErrors()).containsExactly(new double[] {0.1709, 0.2022, 0.1927, 0.2, 0.2}, within(5e-5));
        assertThat(fit.iterations()).isBetween(4, 12);
    }

    @Test
    void allSolversFindTheSamePoint() {
        LinearPredictorModel model = new LinearPredictorModel(Family.POISSON, dobson(), COUNTS);
        SolverFit newton = Irls.minimize(model, new double[5]);
        SolverFit quasi = Lbfgs.minimize(model, new double[5]);
        assertThat(quasi.converged()).isTrue();
        assertThat(quasi.parameters()).containsExactly(newton.parameters(), within(1e-5));
        assertThat(quasi.value()).isCloseTo(newton.value(), within(1e-9));
    }

    /** One predictor and no intercept: the score equation has one unknown, which bisection finds. */
    @Test
    void aLogisticSlopeSolvesItsScoreEquation() {
        double[][] x = {{-2}, {-1}, {0.5}, {1}, {3}};
        double[] y = {0, 1, 0, 1, 1};
        double low = 0;
        double high = 10;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            double score = 0;
            for (int row = 0; row < y.length; row++) {
                score += x[row][0] * (y[row] - 1 / (1 + Math.exp(-middle * x[row][0])));
            }
            if (score > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        assertThat(fit(Family.BINOMIAL, x, y).parameters()[0]).isCloseTo(low, within(1e-12));
    }

    @Test
    void separatedClassesHaveNoMinimum() {
        double[][] x = {{1, -2}, {1, -1}, {1, 1}, {1, 2}};
        assertThat(fit(Family.BINOMIAL, x, 0, 0, 1, 1).stop()).isEqualTo(SolverStop.NO_MINIMUM);
    }

    /** The intercept and one slope separate some of the rows; others overlap. */
    @Test
    void partlySeparatedClassesHaveNoMinimum() {
        double[][] x = {{1, 0, -1}, {1, 0, 1}, {1, 0, 2}, {1, 0, 3}, {1, 1, 1}, {1, 1, 2}};
        assertThat(fit(Family.BINOMIAL, x, 0, 1, 0, 1, 1, 1).stop()).isEqualTo(SolverStop.NO_MINIMUM);
    }

    @Test
    void labelsOfOneClassHaveNoMinimum() {
        double[][] x = {{1, 3}, {1, -1}, {1, 0.5}};
        SolverFit fit = fit(Family.BINOMIAL, x, 1, 1, 1);
        assertThat(fit.stop()).isEqualTo(SolverStop.NO_MINIMUM);
        assertThat(fit.toString()).contains("no minimum");
    }

    @Test
    void countsOfZeroHaveNoMinimum() {
        double[][] x = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
        assertThat(fit(Family.POISSON, x, 0, 0, 3, 5).stop()).isEqualTo(SolverStop.NO_MINIMUM);
    }

    /** A start that is the minimum is no sign of there being none. */
    @Test
    void aStartAtTheMinimumStays() {
        double[][] x = {{1}, {1}};
        SolverFit fit = fit(Family.BINOMIAL, x, 0, 1);
        assertThat(fit.stop()).isEqualTo(SolverStop.STATIONARY);
        assertThat(fit.parameters()).containsExactly(0);
    }

    @Test
    void aColumnTwiceIsUsedOnce() {
        double[][] once = {{1, -2}, {1, -1}, {1, 0.5}, {1, 1}, {1, 3}};
        double[][] twice = Arrays.stream(once)
                .map(row -> new double[] {row[0], row[1], 2 * row[1]})
                .toArray(double[][]::new);
        double[] y = {0, 1, 0, 1, 1};
        SolverFit fit = fit(Family.BINOMIAL, twice, y);
        assertThat(fit.stop()).isEqualTo(SolverStop.STATIONARY);
        assertThat(fit.rank()).isEqualTo(2);
        assertThat(fit.standardErrors()).containsOnly(Double.NaN);
        assertThat(fit.value()).isCloseTo(fit(Family.BINOMIAL, once, y).value(), within(1e-14));
    }

    @Test
    void fewerRowsThanParametersWithResponsesInside() {
        double[][] x = {{1, 2, 3}, {1, -1, 1}};
        SolverFit fit = fit(Family.POISSON, x, 4, 2);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rank()).isEqualTo(2);
        assertThat(fit.gradientNorm()).isLessThan(1e-9);
    }

    @Test
    void dataThatAreNoNumbersAreRefused() {
        double[][] x = {{1, Double.NaN}, {1, 1}};
        assertThatThrownBy(() -> fit(Family.POISSON, x, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    /** From far away Newton's steps are much too long at first. */
    @Test
    void aBadStartIsSurvived() {
        LinearPredictorModel model = new LinearPredictorModel(Family.POISSON, dobson(), COUNTS);
        SolverFit fit = Irls.minimize(model, new double[] {-6, 3, 2, -1, 4});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameters()[0]).isCloseTo(Math.log(21), within(1e-9));
    }
}
