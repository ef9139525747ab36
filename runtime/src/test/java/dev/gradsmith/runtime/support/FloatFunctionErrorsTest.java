package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.internal.FusedMultiplyAdd;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Functions of floats against {@link StrictMath} on doubles, whose own error is a thousand millionth of theirs. Every so manieth float of all is
 * taken; {@code -Dgradsmith.floatStep=1} takes all of them. On a processor without fused multiply-add some errors are larger.
 */
final class FloatFunctionErrorsTest {
    private static final int STEP = Integer.getInteger("gradsmith.floatStep", 1009);

    /** Bits of the fraction of a float, and of the exponent below which floats have fewer. */
    private static final int FRACTION_BITS = 23;

    private interface FloatOperator {
        float apply(float x);
    }

    private enum Function {
        EXP(Functions::exp, StrictMath::exp, 0.92, 0.95),
        EXPM1(Functions::expm1, StrictMath::expm1, 1.3, 1.33),
        LOG(Functions::log, StrictMath::log, 0.87, 0.9),
        LOG1P(Functions::log1p, StrictMath::log1p, 1.5, 1.52),
        TANH(Functions::tanh, StrictMath::tanh, 1.35, 1.35),
        SIGMOID(Functions::sigmoid, Function::sigmoid, 2.5, 2.5),
        SOFTPLUS(Functions::softplus, Function::softplus, 1.8, 1.8);

        private final FloatOperator found;
        private final DoubleUnaryOperator exact;
        private final double bound;

        Function(FloatOperator found, DoubleUnaryOperator exact, double bound, double boundWithoutFused) {
            this.found = found;
            this.exact = exact;
            this.bound = FusedMultiplyAdd.QUICK ? bound : boundWithoutFused;
        }

        private static double sigmoid(double x) {
            double power = StrictMath.exp(-Math.abs(x));
            return (x >= 0 ? 1 : power) / (1 + power);
        }

        private static double softplus(double x) {
            return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        }

        /** In units of the last place that a float of the exact value's size has. */
        private double error(float x) {
            double value = exact.applyAsDouble(x);
            float result = found.apply(x);
            if (Float.compare((float) value, result) == 0) {
                return 0;
            }
            // Infinite is right from half an ulp above the greatest float on, and wrong by less than one shortly
            // before.
            double finite =
                    Float.isInfinite(result) && !Double.isInfinite(value) ? Math.copySign(0x1p128, result) : result;
            int exponent = Math.max(Math.getExponent(value), Float.MIN_EXPONENT);
            double error = Math.abs(finite - value) / Math.scalb(1.0, exponent - FRACTION_BITS);
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreWithinTheirBounds(Function function) {
        double worst = 0;
        float worstAt = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STEP) {
            float x = Float.intBitsToFloat((int) bits);
            double error = function.error(x);
            if (error > worst) {
                worst = error;
                worstAt = x;
            }
        }
        assertThat(worst).as("at %s", worstAt).isLessThan(function.bound);
    }

    /** Around the ends of the ranges, and where one formula or power of two gives way to the next. */
    @ParameterizedTest
    @EnumSource
    void errorsAreWithinTheirBoundsAtSpecialNumbers(Function function) {
        float[] specials = {
            0,
            1,
            2,
            0.625f,
            9.1f,
            20,
            87.336f,
            88.7228f,
            89,
            89.5f,
            103.278f,
            103.9721f,
            104,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NaN,
            (float) Math.log(2),
            (float) Math.sqrt(2),
            (float) Math.sqrt(0.5)
        };
        for (float special : specials) {
            int bits = Float.floatToRawIntBits(special);
            for (int near = Math.max(bits - 1000, 0); near <= bits + 1000; near++) {
                float x = Float.intBitsToFloat(near);
                assertThat(function.error(x)).as("at %s", x).isLessThan(function.bound);
                assertThat(function.error(-x)).as("at %s", -x).isLessThan(function.bound);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPM1", "LOG1P", "TANH"})
    void zeroKeepsItsSign(Function function) {
        assertThat(Float.compare(function.found.apply(-0f), -0f)).isZero();
        assertThat(Float.compare(function.found.apply(0f), 0f)).isZero();
    }
}
