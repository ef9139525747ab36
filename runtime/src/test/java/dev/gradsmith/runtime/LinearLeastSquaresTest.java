package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the NIST sets do not show: missing rank, few residuals, extreme scales, many rows. */
class LinearLeastSquaresTest {

    @Test
    void aLineThroughPoints() {
        LeastSquaresFit fit = LinearLeastSquares.fit(2, new double[] {1, 0, 1, 1, 1, 2}, new double[] {-1, -3, -8});
        assertThat(fit.parameters()).containsExactly(new double[] {0.5, 3.5}, within(1e-15));
        assertThat(fit.residualSumOfSquares()).isEqualTo(1.5, within(1e-15));
        assertThat(fit.residualStandardDeviation()).isEqualTo(Math.sqrt(1.5), within(1e-15));
        // The diagonal of inv(J'J) is 5/6, 1/2.
        double[] deviations = {Math.sqrt(1.5 * 5 / 6), Math.sqrt(1.5 / 2)};
        assertThat(fit.standardDeviations()).containsExactly(deviations, within(1e-15));
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.CLOSED_FORM);
    }

    @Test
    void whatOtherColumnsCanReplaceIsZero() {
        double[] jacobian = {1, 2, 0, 1, 2, 0, 1, 2, 0};
        LeastSquaresFit fit = LinearLeastSquares.fit(3, jacobian, new double[] {-1, -2, -6});
        assertThat(fit.rank()).isEqualTo(1);
        assertThat(fit.parameters()[0] + 2 * fit.parameters()[1]).isEqualTo(3, within(1e-14));
        assertThat(fit.parameters()[2]).isZero();
        assertThat(fit.residualSumOfSquares()).isEqualTo(14, within(1e-13));
        assertThat(fit.standardDeviations()).containsOnly(Double.NaN);
    }

    @Test
    void fewerResidualsThanParameters() {
        LeastSquaresFit fit = LinearLeastSquares.fit(3, new double[] {1, 2, 3, 4, 5, 6.5}, new double[] {-1, -2});
        double[] b = fit.parameters();
        assertThat(b[0] + 2 * b[1] + 3 * b[2]).isEqualTo(1, within(1e-14));
        assertThat(4 * b[0] + 5 * b[1] + 6.5 * b[2]).isEqualTo(2, within(1e-14));
        assertThat(fit.residualStandardDeviation()).isNaN();
    }

    @Test
    void nothingToFit() {
        LeastSquaresFit fit = LinearLeastSquares.fit(1, new double[2], new double[] {3, 4});
        assertThat(fit.parameters()).containsExactly(0);
        assertThat(fit.residualSumOfSquares()).isEqualTo(25);
        assertThat(fit.rank()).isZero();
    }

    @Test
    void theScaleOfAColumnMakesNoDifference() {
        double[] jacobian = {1e-300, 1e200, 1e-300, 2e200, 1e-300, 4e200};
        LeastSquaresFit fit = LinearLeastSquares.fit(2, jacobian, new double[] {-1, -3, -7});
        assertThat(fit.parameters()[0] * 1e-300).isEqualTo(-1, within(1e-14));
        assertThat(fit.parameters()[1] * 1e200).isEqualTo(2, within(1e-14));
    }

    @Test
    void agreesWithTheIteratedFit() {
        Random random = new Random(1);
        int rows = 1000;
        int parameters = 7;
        double[] jacobian = random.doubles((long) rows * parameters, -1, 1).toArray();
        double[] atZero = random.doubles(rows, -1, 1).toArray();
        LeastSquaresProblem problem = LevenbergMarquardtTest.problem(rows, parameters, (b, r, j) -> {
            for (int i = 0; i < rows; i++) {
                r[i] = atZero[i];
                for (int k = 0; k < parameters; k++) {
                    r[i] += jacobian[i * parameters + k] * b[k];
                }
            }
            System.arraycopy(jacobian, 0, j, 0, j.length);
        });
        LeastSquaresFit closed = LinearLeastSquares.fit(problem);
        LeastSquaresFit iterated = LevenbergMarquardt.fit(problem, new double[parameters]);
        assertThat(closed.parameters()).containsExactly(iterated.parameters(), within(1e-13));
        assertThat(closed.standardDeviations()).containsExactly(iterated.standardDeviations(), within(1e-13));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearLeastSquares.fit(0, new double[0], new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> LinearLeastSquares.fit(2, new double[3], new double[2]));
        double[] unknown = new double[2];
        Arrays.fill(unknown, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearLeastSquares.fit(1, new double[2], unknown))
                .withMessage("the residuals must be finite");
    }
}
