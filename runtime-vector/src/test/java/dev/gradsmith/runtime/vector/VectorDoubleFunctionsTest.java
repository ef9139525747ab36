package dev.gradsmith.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DoubleFunctions;
import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.Kernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions on vectors give the bits of the plain kernels, which are tested against exact values. */
final class VectorDoubleFunctionsTest {
    private static final int OFFSET = 5;

    private static final int COUNT = 2_000_000;

    private static final int BLOCK = 10_000;

    private final DoubleKernels plain = Kernels.plain().doubles();
    private final DoubleKernels vector = VectorKernels.INSTANCE.doubles();

    private interface Call {
        void run(DoubleFunctions functions, int length, double[] x, int xOffset, double[] y, int yOffset);
    }

    private enum Function {
        EXP(DoubleFunctions::exp),
        EXPM1(DoubleFunctions::expm1),
        LOG(DoubleFunctions::log),
        LOG1P(DoubleFunctions::log1p),
        TANH(DoubleFunctions::tanh),
        SIGMOID(DoubleFunctions::sigmoid),
        SOFTPLUS(DoubleFunctions::softplus);

        private final Call call;

        Function(Call call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void allLengths(Function function) {
        for (int length = 0; length <= 130; length++) {
            double[] x = new double[2 * OFFSET + length];
            for (int i = 0; i < x.length; i++) {
                x[i] = (i - 60) * 0.37;
            }
            double[] expected = x.clone();
            double[] found = x.clone();
            function.call.run(plain, length, x, OFFSET, expected, OFFSET - 2);
            function.call.run(vector, length, x, OFFSET, found, OFFSET - 2);
            assertThat(Arrays.mismatch(found, expected)).as("length %d", length).isEqualTo(-1);
            double[] inPlace = x.clone();
            function.call.run(vector, length, inPlace, OFFSET, inPlace, OFFSET);
            assertThat(Arrays.mismatch(inPlace, OFFSET, OFFSET + length, expected, OFFSET - 2, OFFSET - 2 + length))
                    .as("in place, length %d", length)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSampleOfAllNumbers(Function function) {
        double[] x = new double[BLOCK];
        double[] expected = new double[BLOCK];
        double[] found = new double[BLOCK];
        Random random = new Random(1);
        for (int block = 0; block < COUNT / BLOCK; block++) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = i % 2 == 0
                        ? Double.longBitsToDouble(random.nextLong())
                        : Math.scalb(random.nextGaussian(), random.nextInt(18) - 8);
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
        double[] specials = {
            0,
            -0.0,
            1,
            -1,
            0.625,
            -0.625,
            9.1,
            -20,
            87.336,
            88.7228,
            -88.7228,
            89.5,
            -103.278,
            -103.9721,
            -104,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            -Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            0x1.6a09e6p-1,
            0x1.6a09e6p127
        };
        double[] x = new double[3 * specials.length];
        for (int i = 0; i < specials.length; i++) {
            x[3 * i] = specials[i];
            x[3 * i + 1] = Math.nextUp(specials[i]);
            x[3 * i + 2] = Math.nextDown(specials[i]);
        }
        double[] expected = new double[x.length];
        double[] found = new double[x.length];
        function.call.run(plain, x.length, x, 0, expected, 0);
        function.call.run(vector, x.length, x, 0, found, 0);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> vector.exp(64, new double[64], 1, new double[64], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.tanh(64, new double[64], 0, new double[64], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
