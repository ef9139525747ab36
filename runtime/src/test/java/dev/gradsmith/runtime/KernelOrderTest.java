package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.internal.FusedMultiplyAdd;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of additions that the interfaces promise, on numbers of very different sizes: another order gives other bits. */
final class KernelOrderTest {
    private final FloatKernels floats = Kernels.plain().floats();
    private final DoubleKernels doubles = Kernels.plain().doubles();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 67, 128, 129, 300})
    void elementsOfProductsAreChains(int inner) {
        for (int columns : new int[] {1, 7, 8, 33, 300}) {
            products(5, inner, columns);
        }
    }

    private void products(int rows, int inner, int columns) {
        float[] a = floats(rows * inner, 1);
        float[] b = floats(inner * columns, 2);
        float[] c = new float[rows * columns];
        floats.multiply(rows, inner, columns, a, 0, b, 0, c, 0);
        double[] wideC = new double[rows * columns];
        doubles.multiply(rows, inner, columns, doubles(a), 0, doubles(b), 0, wideC, 0);
        for (int i = 0; i < c.length; i++) {
            float sum = 0;
            double wide = 0;
            for (int k = 0; k < inner; k++) {
                float factor = a[i / columns * inner + k];
                sum = FusedMultiplyAdd.of(factor, b[k * columns + i % columns], sum);
                wide = FusedMultiplyAdd.of(factor / 3.0, b[k * columns + i % columns] / 3.0, wide);
            }
            assertThat(c[i]).isEqualTo(sum);
            assertThat(wideC[i]).isEqualTo(wide);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 67, 128, 129, 300})
    void dotsHavePartialSums(int length) {
        float[] x = floats(length, 1);
        float[] y = floats(length, 2);
        assertThat(floats.dot(length, x, 0, y, 0)).isEqualTo(dot(x, y));
        assertThat(doubles.dot(length, doubles(x), 0, doubles(y), 0)).isEqualTo(dot(doubles(x), doubles(y)));
        float[] result = new float[1];
        floats.multiplyVector(1, length, x, 0, y, 0, result, 0);
        assertThat(result[0]).isEqualTo(dot(x, y));
    }

    private static float dot(float[] x, float[] y) {
        float[] sums = new float[16];
        for (int i = 0; i < x.length; i++) {
            sums[i % 16] = FusedMultiplyAdd.of(x[i], y[i], sums[i % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    private static double dot(double[] x, double[] y) {
        double[] sums = new double[8];
        for (int i = 0; i < x.length; i++) {
            sums[i % 8] = FusedMultiplyAdd.of(x[i], y[i], sums[i % 8]);
        }
        for (int half = 4; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    private static float[] floats(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = Math.scalb((float) random.nextGaussian(), random.nextInt(16));
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // The sum of a few products of floats would be exact.
            wide[i] = values[i] / 3.0;
        }
        return wide;
    }
}
