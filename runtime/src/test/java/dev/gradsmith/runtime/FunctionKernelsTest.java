package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.support.Functions;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions of arrays in the plain kernels have the bits of the scalar ones, for lengths around all blocks, at offsets, and in place. */
final class FunctionKernelsTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 7, 15, 16, 17, 31, 33, 64, 100, 255, 257, 511, 512, 513, 1023, 1025, 2050, 5000
    };
    private static final int X_OFFSET = 5;
    private static final int Y_OFFSET = 2;
    private static final float UNTOUCHED = -77;

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        1e300,
        -1e300,
        1e-310,
        -1e-310,
        1e-40,
        -1e-40,
        90,
        -105
    };

    private final FloatKernels floats = Kernels.plain().floats();
    private final DoubleKernels doubles = Kernels.plain().doubles();

    private interface FloatCall {
        void run(FloatKernels kernels, int length, float[] x, int xOffset, float[] y, int yOffset);
    }

    private interface DoubleCall {
        void run(DoubleKernels kernels, int length, double[] x, int xOffset, double[] y, int yOffset);
    }

    private interface FloatOperator {
        float apply(float x);
    }

    private enum Function {
        EXP(FloatKernels::exp, Functions::exp, DoubleKernels::exp, Functions::exp),
        EXPM1(FloatKernels::expm1, Functions::expm1, DoubleKernels::expm1, Functions::expm1),
        LOG(FloatKernels::log, Functions::log, DoubleKernels::log, Functions::log),
        LOG1P(FloatKernels::log1p, Functions::log1p, DoubleKernels::log1p, Functions::log1p),
        TANH(FloatKernels::tanh, Functions::tanh, DoubleKernels::tanh, Functions::tanh),
        SIGMOID(FloatKernels::sigmoid, Functions::sigmoid, DoubleKernels::sigmoid, Functions::sigmoid),
        SOFTPLUS(FloatKernels::softplus, Functions::softplus, DoubleKernels::softplus, Functions::softplus);

        private final FloatCall floatArrays;
        private final FloatOperator floatScalar;
        private final DoubleCall doubleArrays;
        private final DoubleUnaryOperator doubleScalar;

        Function(
                FloatCall floatArrays,
                FloatOperator floatScalar,
                DoubleCall doubleArrays,
                DoubleUnaryOperator doubleScalar) {
            this.floatArrays = floatArrays;
            this.floatScalar = floatScalar;
            this.doubleArrays = doubleArrays;
            this.doubleScalar = doubleScalar;
        }
    }

    /** Of all sizes and signs, with special values between. */
    private static double[] values(int length) {
        Random random = new Random(length);
        double[] values = new double[X_OFFSET + length + 3];
        Arrays.setAll(
                values,
                i -> i % 5 == 0
                        ? SPECIAL[i / 5 % SPECIAL.length]
                        : random.nextGaussian() * Math.scalb(1.0, random.nextInt(12) - 4));
        return values;
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    @ParameterizedTest
    @EnumSource
    void floatsHaveTheBitsOfTheScalar(Function function) {
        for (int length : LENGTHS) {
            float[] x = narrow(values(length));
            float[] y = new float[Y_OFFSET + length + 3];
            Arrays.fill(y, UNTOUCHED);
            float[] expected = y.clone();
            for (int i = 0; i < length; i++) {
                expected[Y_OFFSET + i] = function.floatScalar.apply(x[X_OFFSET + i]);
            }
            function.floatArrays.run(floats, length, x, X_OFFSET, y, Y_OFFSET);
            assertThat(Arrays.mismatch(y, expected)).as("length %d", length).isEqualTo(-1);
            function.floatArrays.run(floats, length, x, X_OFFSET, x, X_OFFSET);
            assertThat(Arrays.mismatch(x, X_OFFSET, X_OFFSET + length, expected, Y_OFFSET, Y_OFFSET + length))
                    .as("in place, length %d", length)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doublesHaveTheBitsOfTheScalar(Function function) {
        for (int length : LENGTHS) {
            double[] x = values(length);
            double[] y = new double[Y_OFFSET + length + 3];
            Arrays.fill(y, UNTOUCHED);
            double[] expected = y.clone();
            for (int i = 0; i < length; i++) {
                expected[Y_OFFSET + i] = function.doubleScalar.applyAsDouble(x[X_OFFSET + i]);
            }
            function.doubleArrays.run(doubles, length, x, X_OFFSET, y, Y_OFFSET);
            assertThat(Arrays.mismatch(y, expected)).as("length %d", length).isEqualTo(-1);
            function.doubleArrays.run(doubles, length, x, X_OFFSET, x, X_OFFSET);
            assertThat(Arrays.mismatch(x, X_OFFSET, X_OFFSET + length, expected, Y_OFFSET, Y_OFFSET + length))
                    .as("in place, length %d", length)
                    .isEqualTo(-1);
        }
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> floats.exp(3, new float[3], 1, new float[3], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> floats.log(64, new float[64], 0, new float[64], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doubles.tanh(3, new double[3], -1, new double[3], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
