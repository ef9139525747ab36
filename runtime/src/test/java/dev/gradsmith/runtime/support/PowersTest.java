package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PowersTest {
    private static final double[] X = {-6.860120914, 3.7, 0.1, 0, -1, 1e40};

    /** Column 1 of 2 holds rounded powers, of either sign. */
    @Test
    void theRestIsWhatRoundingTookAway() {
        for (int exponent = 1; exponent <= 12; exponent++) {
            for (int sign : new int[] {1, -1}) {
                double[] matrix = new double[2 * X.length];
                for (int i = 0; i < X.length; i++) {
                    matrix[2 * i + 1] = sign * Math.pow(X[i], exponent);
                }
                double[] rest = new double[matrix.length];
                Powers.rest(X, exponent, sign, matrix, 2, 1, rest);
                for (int i = 0; i < X.length; i++) {
                    check(exponent, sign, X[i], matrix[2 * i + 1], rest[2 * i + 1]);
                    assertThat(rest[2 * i]).isZero();
                }
            }
        }
    }

    private static void check(int exponent, int sign, double x, double rounded, double rest) {
        if (Double.isInfinite(rounded)) {
            assertThat(rest).isZero();
            return;
        }
        BigDecimal exact = new BigDecimal(x).pow(exponent).multiply(new BigDecimal(sign));
        double expected = exact.subtract(new BigDecimal(rounded)).doubleValue();
        assertThat(rest).isCloseTo(expected, within(1e-29 * Math.abs(rounded)));
    }
}
