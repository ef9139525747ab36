package dev.gradsmith.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions on vectors give the bits of the plain kernels, which are tested against exact values. */
final class VectorFloatFunctionsTest {
    private static final int OFFSET = 5;

    /** Of all floats, every so manieth; {@code -Dgradsmith.floatStep=1} takes all. */
    private static final int STEP = Integer.getInteger("gradsmith.floatStep", 811);

    private static final int BLOCK = 10_000;

    private final FloatKernels plain = Kernels.plain().floats();
    private final FloatKernels vector = VectorKernels.INSTANCE.floats();

    private interface Call {
        void run(FloatFunctions functions, int length, float[] x, int xOffset, float[] y, int yOffset);
    }

    private enum Function {
        EXP(FloatFunctions::exp),
        EXPM1(FloatFunctions::expm1),
        LOG(FloatFunctions::log),
        LOG1P(FloatFunctions::log1p),
        TANH(FloatFunctions::tanh),
        SIGMOID(FloatFunctions::sigmoid),
        SOFTPLUS(FloatFunctions::softplus);

        private final Call call;

        Function(Call call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void allLengths(Function function) {
        for (int length = 0; length <= 130; length++) {
            float[] x = new float[2 * OFFSET + length];
            for (int i = 0; i < x.length; i++) {
                x[i] = (i - 60) * 0.37f;
            }
            float[] expected = x.clone();
            float[] found = x.clone();
            function.call.run(plain, length, x, OFFSET, expected, OFFSET - 2);
            function.call.run(vector, length, x, OFFSET, found, OFFSET - 2);
            assertThat(Arrays.mismatch(found, expected)).as("length %d", length).isEqualTo(-1);
            float[] inPlace = x.clone();
            function.call.run(vector, length, inPlace, OFFSET, inPlace, OFFSET);
            assertThat(Arrays.mismatch(inPlace, OFFSET, OFFSET + length, expected, OFFSET - 2, OFFSET - 2 + length))
                    .as("in place, length %d", length)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSampleOfAllFloats(Function function) {
        float[] x = new float[BLOCK];
        float[] expected = new float[BLOCK];
        float[] found = new float[BLOCK];
        long bits = Integer.MIN_VALUE;
        while (bits <= Integer.MAX_VALUE) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat((int) Math.min(bits, Integer.MAX_VALUE));
                bits += STEP;
            }
            function.call.run(plain, BLOCK, x, 0, expected, 0);
            function.call.run(vector, BLOCK, x, 0, found, 0);
            int mismatch = Arrays.mismatch(found, expected);
            assertThat(mismatch)
                    .as(() -> "at " + x[mismatch] + " " + found[mismatch] + " for " + expected[mismatch])
                    .isEqualTo(-1);
        }
    }

    /** Where formulas begin and end, zeros, infinities, the least numbers, and what is not one. */
    @ParameterizedTest
    @EnumSource
    void specialNumbers(Function function) {
        float[] specials = {
            0,
            -0f,
            1,
            -1,
            0.625f,
            -0.625f,
            9.1f,
            -20,
            87.336f,
            88.7228f,
            -88.7228f,
            89.5f,
            -103.278f,
            -103.9721f,
            -104,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN,
            0x1.6a09e6p-1f,
            0x1.6a09e6p127f
        };
        float[] x = new float[3 * specials.length];
        for (int i = 0; i < specials.length; i++) {
            x[3 * i] = specials[i];
            x[3 * i + 1] = Math.nextUp(specials[i]);
            x[3 * i + 2] = Math.nextDown(specials[i]);
        }
        float[] expected = new float[x.length];
        float[] found = new float[x.length];
        function.call.run(plain, x.length, x, 0, expected, 0);
        function.call.run(vector, x.length, x, 0, found, 0);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> vector.exp(64, new float[64], 1, new float[64], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.tanh(64, new float[64], 0, new float[64], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
