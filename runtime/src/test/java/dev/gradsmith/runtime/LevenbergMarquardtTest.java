package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the NIST sets do not show: valleys, missing rank, few residuals, values that are not finite, options. */
class LevenbergMarquardtTest {

    private static final double[] ROSENBROCK_START = {-1.2, 1};

    /** Rosenbrock's function: residuals 10 (b2 - b1^2) and 1 - b1. */
    private static final LeastSquaresProblem ROSENBROCK = problem(2, 2, (b, r, j) -> {
        set(r, 10 * (b[1] - b[0] * b[0]), 1 - b[0]);
        set(j, -20 * b[0], 10, -1, 0);
    });

    @Test
    void followsAValleyToZeroResiduals() {
        LeastSquaresFit fit = LevenbergMarquardt.fit(ROSENBROCK, ROSENBROCK_START);
        assertThat(fit.parameters()).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(fit.residualSumOfSquares()).isLessThan(1e-24);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.residualStandardDeviation()).isNaN();
        assertThat(fit.standardDeviations()).containsOnly(Double.NaN);
    }

    /** Powell's singular function: rank 2 of 4 at its minimum, which is approached slowly. */
    @Test
    void findsAMinimumWhereTheJacobianIsSingular() {
        double root5 = Math.sqrt(5);
        double root10 = Math.sqrt(10);
        LeastSquaresProblem powell = problem(4, 4, (b, r, j) -> {
            double middle = b[1] - 2 * b[2];
            double outer = b[0] - b[3];
            set(r, b[0] + 10 * b[1], root5 * (b[2] - b[3]), middle * middle, root10 * outer * outer);
            set(j, 1, 10, 0, 0, 0, 0, root5, -root5, 0, 2 * middle, -4 * middle, 0, 2 * root10 * outer, 0, 0);
            j[15] = -2 * root10 * outer;
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(powell, new double[] {3, -1, 0, 1});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameters()).containsExactly(new double[4], within(1e-6));
    }

    /** Powell's badly scaled function: minimum at about (1.1e-5, 9.1). */
    @Test
    void endsWhateverTheScalesOfTheParameters() {
        LeastSquaresProblem powell = problem(2, 2, (b, r, j) -> {
            set(r, 1e4 * b[0] * b[1] - 1, Math.exp(-b[0]) + Math.exp(-b[1]) - 1.0001);
            set(j, 1e4 * b[1], 1e4 * b[0], -Math.exp(-b[0]), -Math.exp(-b[1]));
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(powell, new double[] {0, 1});
        assertThat(fit.parameters()[0]).isEqualTo(1.098159e-5, within(1e-10));
        assertThat(fit.parameters()[1]).isEqualTo(9.106146, within(1e-5));
    }

    /** Two parameters of which only the sum matters. */
    @Test
    void missingRankIsReported() {
        LeastSquaresProblem sums = problem(3, 2, (b, r, j) -> {
            double growth = Math.exp(b[0] + b[1]);
            set(r, growth - 1, growth - 2, growth - 3);
            set(j, growth, growth, growth, growth, growth, growth);
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(sums, new double[] {1, -3});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rank()).isEqualTo(1);
        assertThat(fit.parameters()[0] + fit.parameters()[1]).isEqualTo(Math.log(2), within(1e-12));
        assertThat(fit.residualSumOfSquares()).isEqualTo(2, within(1e-12));
        assertThat(fit.standardDeviations()).containsOnly(Double.NaN);
    }

    @Test
    void aParameterThatMattersToNothingStaysWhereItIs() {
        LeastSquaresProblem first = problem(2, 2, (b, r, j) -> {
            set(r, b[0] * b[0] - 4, 1);
            set(j, 2 * b[0], 0, 0, 0);
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(first, new double[] {1, 7});
        assertThat(fit.parameters()).containsExactly(new double[] {2, 7}, within(1e-12));
        assertThat(fit.rank()).isEqualTo(1);
    }

    @Test
    void fewerResidualsThanParameters() {
        LeastSquaresProblem circle = problem(1, 3, (b, r, j) -> {
            set(r, b[0] * b[0] + b[1] * b[1] + b[2] * b[2] - 1);
            set(j, 2 * b[0], 2 * b[1], 2 * b[2]);
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(circle, new double[] {3, 4, 0});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rank()).isEqualTo(1);
        assertThat(fit.residualSumOfSquares()).isLessThan(1e-28);
    }

    /** A logarithm whose argument a step of Gauss and Newton makes negative. */
    @Test
    void aStepThatLeavesTheDomainIsShortened() {
        LeastSquaresProblem logarithm = problem(1, 1, (b, r, j) -> {
            set(r, Math.log(b[0]));
            set(j, 1 / b[0]);
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(logarithm, new double[] {20});
        assertThat(fit.parameters()[0]).isEqualTo(1, within(1e-14));
    }

    /** Finite residuals to the left of 2, but derivatives only to the left of 1. */
    @Test
    void aPointWithoutDerivativesIsNoPlaceToGo() {
        LeastSquaresProblem wall = problem(1, 1, (b, r, j) -> {
            set(r, 3 - b[0]);
            set(j, b[0] > 1 ? Double.NaN : -1);
        });
        LeastSquaresFit fit = LevenbergMarquardt.fit(wall, new double[] {0});
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.NOT_FINITE);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.parameters()[0]).isEqualTo(1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-140, 1e140})
    void theScaleOfAParameterMakesNoDifference(double scale) {
        LeastSquaresProblem scaled = problem(2, 2, (b, r, j) -> {
            double[] unscaled = {b[0] * scale, b[1]};
            ROSENBROCK.jacobian(unscaled, r, j);
            j[0] *= scale;
            j[2] *= scale;
        });
        double[] start = {ROSENBROCK_START[0] / scale, ROSENBROCK_START[1]};
        LeastSquaresFit fit = LevenbergMarquardt.fit(scaled, start);
        assertThat(fit.parameters()[0] * scale).isEqualTo(1, within(1e-9));
        assertThat(fit.parameters()[1]).isEqualTo(1, within(1e-9));
    }

    @Test
    void whatIsNotFiniteAtTheStartIsSaid() {
        LeastSquaresProblem logarithm = problem(2, 1, (b, r, j) -> {
            set(r, 1, Math.log(b[0]));
            set(j, 0, 1 / b[0]);
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevenbergMarquardt.fit(logarithm, new double[] {-1}))
                .withMessage("the residuals at the start are not finite: number 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevenbergMarquardt.fit(logarithm, new double[] {Double.POSITIVE_INFINITY}))
                .withMessage("the parameters at the start are not finite: number 0 is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevenbergMarquardt.fit(ROSENBROCK, new double[] {1e200, 1}))
                .withMessageContaining("the residuals at the start are not finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevenbergMarquardt.fit(ROSENBROCK, new double[3]))
                .withMessage("the start has 3 values for 2 parameters");
    }

    @Test
    void aStartThatIsTheMinimumIsLeftAlone() {
        LeastSquaresFit fit = LevenbergMarquardt.fit(ROSENBROCK, new double[] {1, 1});
        assertThat(fit.parameters()).containsExactly(1, 1);
        assertThat(fit.iterations()).isZero();
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.ZERO_RESIDUALS);
    }

    @Test
    void optionsAreKept() {
        List<LeastSquaresIteration> seen = new ArrayList<>();
        LevenbergMarquardtOptions options =
                LevenbergMarquardtOptions.defaults().withMostIterations(3).withListener(seen::add);
        LeastSquaresFit fit = LevenbergMarquardt.fit(ROSENBROCK, ROSENBROCK_START, options);
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.MOST_ITERATIONS);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.iterations()).isEqualTo(3);
        assertThat(seen).extracting(LeastSquaresIteration::iteration).containsExactly(1, 2, 3);
        assertThat(seen)
                .extracting(LeastSquaresIteration::residualSumOfSquares)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMostIterations(0));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withStepTolerance(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withOffsetTolerance(Double.NaN));
    }

    /** What computes residuals and derivatives at once. */
    interface Formulas {
        void compute(double[] b, double[] residuals, double[] jacobian);
    }

    static LeastSquaresProblem problem(int residuals, int parameters, Formulas formulas) {
        return new LeastSquaresProblem() {
            @Override
            public int residualCount() {
                return residuals;
            }

            @Override
            public int parameterCount() {
                return parameters;
            }

            @Override
            public void residuals(double[] b, double[] r) {
                formulas.compute(b, r, new double[residuals * parameters]);
            }

            @Override
            public void jacobian(double[] b, double[] r, double[] jacobian) {
                formulas.compute(b, r, jacobian);
            }
        };
    }

    static void set(double[] target, double... values) {
        System.arraycopy(values, 0, target, 0, values.length);
    }
}
