package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain kernels against sums written as the formulas say, over sizes around every block size, and with offsets. */
class KernelsTest {
    private static final int OFFSET = 3;

    private final FloatKernels floats = Kernels.plain().floats();
    private final DoubleKernels doubles = Kernels.plain().doubles();

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @CsvSource({
        "0, 0, 0",
        "1, 1, 1",
        "1, 0, 3",
        "2, 3, 1",
        "3, 5, 8",
        "5, 8, 13",
        "8, 13, 31",
        "13, 31, 5",
        "31, 64, 3",
        "64, 100, 10",
        "4, 257, 2",
        "7, 4, 100"
    })
    void productsAgreeWithTheirFormulas(int m, int k, int p) {
        double[] a = random(m * k, 1);
        double[] b = random(k * p, 2);
        double[] x = random(k, 3);
        double[] r = random(m, 4);
        double[] at = transpose(a, m, k);
        double[] bt = transpose(b, k, p);
        double[] ab = product(a, b, m, k, p);
        double[] ax = product(a, x, m, k, 1);
        double[] ar = product(at, r, k, m, 1);

        double[] c = new double[OFFSET + m * p];
        doubles.multiply(m, k, p, shifted(a), OFFSET, shifted(b), OFFSET, c, OFFSET);
        close(c, ab, 1e-12);
        doubles.multiplyRightTransposed(m, k, p, shifted(a), OFFSET, shifted(bt), OFFSET, c, OFFSET);
        close(c, ab, 1e-12);
        doubles.multiplyLeftTransposed(m, k, p, shifted(at), OFFSET, shifted(b), OFFSET, c, OFFSET);
        close(c, ab, 1e-12);
        doubles.addLeftTransposed(m, k, p, shifted(at), OFFSET, shifted(b), OFFSET, c, OFFSET);
        close(c, scaled(ab, 2), 1e-12);
        double[] y = new double[OFFSET + m];
        doubles.multiplyVector(m, k, shifted(a), OFFSET, shifted(x), OFFSET, y, OFFSET);
        close(y, ax, 1e-12);
        double[] g = new double[OFFSET + k];
        doubles.multiplyTransposedVector(m, k, shifted(a), OFFSET, shifted(r), OFFSET, g, OFFSET);
        close(g, ar, 1e-12);
        doubles.addTransposedVector(m, k, shifted(a), OFFSET, shifted(r), OFFSET, g, OFFSET);
        close(g, scaled(ar, 2), 1e-12);
        assertThat(doubles.dot(k, shifted(x), OFFSET, shifted(x), OFFSET))
                .isCloseTo(product(x, x, 1, k, 1)[0], within(1e-12));

        float[] cf = new float[OFFSET + m * p];
        floats.multiply(m, k, p, narrow(shifted(a)), OFFSET, narrow(shifted(b)), OFFSET, cf, OFFSET);
        close(widen(cf), ab, 1e-4);
        floats.multiplyRightTransposed(m, k, p, narrow(shifted(a)), OFFSET, narrow(shifted(bt)), OFFSET, cf, OFFSET);
        close(widen(cf), ab, 1e-4);
        floats.multiplyLeftTransposed(m, k, p, narrow(shifted(at)), OFFSET, narrow(shifted(b)), OFFSET, cf, OFFSET);
        close(widen(cf), ab, 1e-4);
        floats.addLeftTransposed(m, k, p, narrow(shifted(at)), OFFSET, narrow(shifted(b)), OFFSET, cf, OFFSET);
        close(widen(cf), scaled(ab, 2), 1e-4);
        float[] yf = new float[OFFSET + m];
        floats.multiplyVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(x)), OFFSET, yf, OFFSET);
        close(widen(yf), ax, 1e-4);
        float[] gf = new float[OFFSET + k];
        floats.multiplyTransposedVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(r)), OFFSET, gf, OFFSET);
        close(widen(gf), ar, 1e-4);
        floats.addTransposedVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(r)), OFFSET, gf, OFFSET);
        close(widen(gf), scaled(ar, 2), 1e-4);
    }

    private static double[] random(int size, long seed) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }

    private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
        double[] c = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int l = 0; l < inner; l++) {
                    c[i * columns + j] += a[i * inner + l] * b[l * columns + j];
                }
            }
        }
        return c;
    }

    private static double[] transpose(double[] a, int rows, int columns) {
        double[] t = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            t[i % columns * rows + i / columns] = a[i];
        }
        return t;
    }

    private static double[] shifted(double[] values) {
        double[] shifted = new double[OFFSET + values.length];
        System.arraycopy(values, 0, shifted, OFFSET, values.length);
        return shifted;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static void close(double[] found, double[] expected, double tolerance) {
        assertThat(Arrays.copyOf(found, OFFSET)).as("before the offset").containsOnly(0);
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(found[OFFSET + i] - expected[i]);
            assertThat(error).as("element %d", i).isLessThanOrEqualTo(tolerance * (1 + Math.abs(expected[i])));
        }
    }
}
