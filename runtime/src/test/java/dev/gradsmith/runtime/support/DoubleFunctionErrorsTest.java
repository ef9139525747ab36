package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of doubles against series summed with eighty digits. */
final class DoubleFunctionErrorsTest {
    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int HALVINGS = 20;
    private static final int TERMS = 12;
    private static final int COUNT = 1000;

    private enum Tested {
        EXP(Functions::exp, Tested::exp, 0.95, -700, 700),
        EXPM1(Functions::expm1, Tested::expm1, 1.3, -40, 700),
        LOG(Functions::log, Tested::log, 0.9, Double.MIN_NORMAL, 1e300),
        LOG1P(Functions::log1p, x -> log(ONE.add(x)), 1.5, -0.999, 1e300),
        TANH(Functions::tanh, Tested::tanh, 1.4, -25, 25),
        SIGMOID(Functions::sigmoid, x -> exp(x).divide(ONE.add(exp(x)), DIGITS), 2.5, -700, 50),
        SOFTPLUS(Functions::softplus, x -> log(ONE.add(exp(x))), 2, -100, 100);

        private final DoubleUnaryOperator found;
        private final Function<BigDecimal, BigDecimal> exact;
        private final double bound;
        private final double least;
        private final double greatest;

        Tested(
                DoubleUnaryOperator found,
                Function<BigDecimal, BigDecimal> exact,
                double bound,
                double least,
                double greatest) {
            this.found = found;
            this.exact = exact;
            this.bound = bound;
            this.least = least;
            this.greatest = greatest;
        }

        /** e^x - 1 by its series where x is so small that it is short, then (1 + y)^2 - 1 = y (2 + y) as often as x was halved. */
        private static BigDecimal expm1(BigDecimal x) {
            BigDecimal small = x.divide(TWO.pow(HALVINGS), DIGITS);
            BigDecimal sum = small;
            BigDecimal term = small;
            for (int n = 2; n <= TERMS; n++) {
                term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
                sum = sum.add(term, DIGITS);
            }
            for (int i = 0; i < HALVINGS; i++) {
                sum = sum.multiply(sum.add(TWO), DIGITS);
            }
            return sum;
        }

        private static BigDecimal exp(BigDecimal x) {
            BigDecimal large = expm1(x.abs()).add(ONE);
            return x.signum() < 0 ? ONE.divide(large, DIGITS) : large;
        }

        /** Two steps of Newton's method from a logarithm in doubles; x is not near 0, but may be near 1. */
        private static BigDecimal log(BigDecimal x) {
            BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
            for (int i = 0; i < 2; i++) {
                y = y.add(x.multiply(exp(y.negate()), new MathContext(160)).subtract(ONE));
            }
            return y;
        }

        private static BigDecimal tanh(BigDecimal x) {
            BigDecimal power = expm1(x.multiply(TWO));
            return power.divide(power.add(TWO), DIGITS);
        }

        private double error(double x) {
            double result = found.applyAsDouble(x);
            BigDecimal value = exact.apply(new BigDecimal(x));
            double ulp = Math.scalb(1.0, Math.getExponent(value.doubleValue()) - 52);
            return value.subtract(new BigDecimal(result)).abs().doubleValue() / ulp;
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreWithinTheirBounds(Tested function) {
        Random random = new Random(7);
        double worst = 0;
        double worstAt = 0;
        for (int i = 0; i < COUNT; i++) {
            double x = random.nextGaussian() * Math.scalb(1.0, random.nextInt(12) - 5);
            x = function == Tested.LOG ? Math.abs(x) : x;
            if (x < function.least || x > function.greatest) {
                continue;
            }
            double error = function.error(x);
            if (error > worst) {
                worst = error;
                worstAt = x;
            }
        }
        assertThat(worst).as("at %s", worstAt).isLessThan(function.bound);
    }
}
