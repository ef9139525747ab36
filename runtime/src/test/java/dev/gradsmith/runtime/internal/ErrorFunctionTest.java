package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the Maclaurin series (Abramowitz and Stegun 7.1.5), summed with so many digits that nothing of its alternating terms is lost. */
final class ErrorFunctionTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-45");

    /** 1/sqrt(pi) is half of it. Pi to 62 digits, from the On-Line Encyclopedia of Integer Sequences, A000796. */
    private static final BigDecimal TWO_OVER_SQRT_PI = new BigDecimal(2)
            .divide(
                    new BigDecimal("3.1415926535897932384626433832795028841971693993751058209749446").sqrt(DIGITS),
                    DIGITS);

    private static BigDecimal exact(double x) {
        BigDecimal point = new BigDecimal(x);
        BigDecimal square = point.multiply(point, DIGITS);
        BigDecimal power = point;
        BigDecimal sum = point;
        for (int n = 1; power.abs().compareTo(NEGLIGIBLE.multiply(point.abs())) > 0; n++) {
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-n), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
        }
        return sum.multiply(TWO_OVER_SQRT_PI, DIGITS);
    }

    private static double errorInUlps(double x) {
        double found = ErrorFunction.erf(x);
        return exact(x).subtract(new BigDecimal(found)).abs().doubleValue() / Math.ulp(found);
    }

    @Test
    void isWithinTheErrorThatIsDocumented() {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < 4_000; i++) {
            worst = Math.max(worst, errorInUlps(6 * random.nextDouble()));
            worst = Math.max(worst, errorInUlps(random.nextDouble() / 8));
            worst = Math.max(worst, errorInUlps(Math.exp(-20 * random.nextDouble())));
        }
        assertThat(worst).isLessThan(0.51);
    }

    /** Where one polynomial meets the next, and at each center. */
    @Test
    void isAsGoodWhereThePolynomialsMeet() {
        for (int k = 1; k < 96; k++) {
            double x = k / 16.0;
            assertThat(errorInUlps(x)).as("erf(%s)", x).isLessThan(0.51);
            assertThat(errorInUlps(Math.nextDown(x))).as("below %s", x).isLessThan(0.51);
            assertThat(ErrorFunction.erf(Math.nextDown(x))).isLessThanOrEqualTo(ErrorFunction.erf(x));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e-100, 1e-290, 1e-305, Double.MIN_NORMAL})
    void isAsGoodForTinyNumbers(double x) {
        assertThat(errorInUlps(x)).isLessThan(0.51);
    }

    @Test
    void isWithinAnUlpBelowTheNormalNumbers() {
        assertThat(errorInUlps(Double.MIN_VALUE)).isLessThan(1);
        assertThat(errorInUlps(1e-310)).isLessThan(1);
    }

    @Test
    void isOddAndHasItsLimits() {
        assertThat(ErrorFunction.erf(-0.3)).isEqualTo(-ErrorFunction.erf(0.3));
        assertThat(Double.doubleToRawLongBits(ErrorFunction.erf(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(ErrorFunction.erf(Math.nextDown(6.0))).isEqualTo(1);
        assertThat(ErrorFunction.erf(6)).isEqualTo(1);
        assertThat(ErrorFunction.erf(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(ErrorFunction.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
    }

    @Test
    void everyValueOfTheTableIsTheSeries() {
        for (int k = 0; k * ErrorFunctionTable.WIDTH < ErrorFunctionTable.VALUES.length; k++) {
            BigDecimal value = new BigDecimal(ErrorFunctionTable.VALUES[k * ErrorFunctionTable.WIDTH])
                    .add(new BigDecimal(ErrorFunctionTable.VALUES[k * ErrorFunctionTable.WIDTH + 1]));
            assertThat(value.subtract(exact(k / 8.0)).abs().doubleValue())
                    .as("erf(%d/8)", k)
                    .isLessThan(0x1p-106);
        }
    }
}
