package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.internal.GammaFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of closed form, and the functions' own recurrences. */
class GammaFunctionsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, 0",
        "3, 0.6931471805599453",
        "0.5, 0.5723649429247001",
        "-0.5, 1.2655121234846454",
        "10, 12.801827480081469",
        "100, 359.1342053695754",
        "171.5, 709.1431630309284",
        "1.4616321449683623, -0.12148629053584961"
    })
    void lgamma(double x, double expected) {
        double tolerance = 4e-15 * Math.max(1, Math.abs(expected));
        assertThat(GammaFunctions.lgamma(x)).isCloseTo(expected, within(tolerance));
    }

    @Test
    void lgammaKeepsItsDigitsNearItsZeros() {
        double euler = 0.5772156649015329;
        double tiny = 1e-12;
        assertThat(GammaFunctions.lgamma(1 + tiny) / (1 + tiny - 1)).isCloseTo(-euler, within(1e-11));
        assertThat(GammaFunctions.lgamma(2 + tiny) / (2 + tiny - 2)).isCloseTo(1 - euler, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, -0.5772156649015329",
        "0, 0.5, -1.9635100260214235",
        "0, -0.5, 0.03648997397857652",
        "0, -3.5, 1.3888709263595289",
        "1, 1, 1.6449340668482264",
        "1, 0.5, 4.934802200544679",
        "2, 1, -2.4041138063191885",
        "3, 1, 6.493939402266829",
        "2, 0.5, -16.8287966442343200"
    })
    void polygamma(int order, double x, double expected) {
        double tolerance = 2e-14 * Math.max(1, Math.abs(expected));
        assertThat(GammaFunctions.polygamma(order, x)).isCloseTo(expected, within(tolerance));
    }

    @Test
    void recurrencesHold() {
        for (double x = -4.3; x < 40; x += 0.37) {
            assertThat(GammaFunctions.lgamma(x + 1) - GammaFunctions.lgamma(x))
                    .as("lgamma at %s", x)
                    .isCloseTo(Math.log(Math.abs(x)), within(2e-13));
            assertThat(GammaFunctions.digamma(x + 1) - GammaFunctions.digamma(x))
                    .as("digamma at %s", x)
                    .isCloseTo(1 / x, within(1e-12 / Math.min(1, x * x)));
        }
    }

    @Test
    void polesAndInfinities() {
        assertThat(GammaFunctions.lgamma(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(GammaFunctions.lgamma(-3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(GammaFunctions.lgamma(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(GammaFunctions.lgamma(Double.NaN)).isNaN();
        assertThat(GammaFunctions.digamma(-2)).isNaN();
        assertThat(GammaFunctions.polygamma(1, Double.NaN)).isNaN();
        assertThat(GammaFunctions.polygamma(0.5, 1)).isNaN();
    }
}
