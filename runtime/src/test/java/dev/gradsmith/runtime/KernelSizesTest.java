package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plain kernels against the sums of their definitions, over every combination of sizes around the blocks they work in. The matrices hold
 * small whole numbers, so that every sum is exact in whatever order it is taken, and results must be equal to the last bit.
 */
final class KernelSizesTest {
    private static final int[] SIZES = {0, 1, 3, 8, 13, 64, 65, 257, 4098};
    private static final long LARGEST_PRODUCT = 1_100_000;
    private static final int OFFSET = 5;

    /** What stands around a result, and must still stand there. */
    private static final double UNTOUCHED = -77;

    private final FloatKernels floats = Kernels.plain().floats();
    private final DoubleKernels doubles = Kernels.plain().doubles();

    private static List<int[]> triples(int first) {
        List<int[]> triples = new ArrayList<>();
        for (int second : SIZES) {
            for (int third : SIZES) {
                long largest = Math.max((long) first * second, Math.max((long) second * third, (long) first * third));
                if (largest <= LARGEST_PRODUCT && (long) first * second * third <= LARGEST_PRODUCT) {
                    triples.add(new int[] {first, second, third});
                }
            }
        }
        return triples;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 13, 64, 65, 257, 4098})
    void productsOfMatrices(int rows) {
        for (int[] sizes : triples(rows)) {
            products(sizes[0], sizes[1], sizes[2]);
        }
    }

    private void products(int m, int k, int p) {
        double[] a = wholeNumbers(m * k, 1);
        double[] b = wholeNumbers(k * p, 2);
        double[] at = transposed(a, m, k);
        double[] bt = transposed(b, k, p);
        double[] start = wholeNumbers(m * p, 3);
        double[] product = product(a, b, m, k, p);
        String sizes = m + " x " + k + " x " + p;

        double[] c = result(start);
        doubles.multiply(m, k, p, shifted(a), OFFSET, shifted(b), OFFSET, c, OFFSET);
        same(sizes, c, product);
        doubles.multiplyRightTransposed(m, k, p, shifted(a), OFFSET, shifted(bt), OFFSET, c, OFFSET);
        same(sizes, c, product);
        doubles.multiplyLeftTransposed(m, k, p, shifted(at), OFFSET, shifted(b), OFFSET, c, OFFSET);
        same(sizes, c, product);
        c = result(start);
        doubles.addLeftTransposed(m, k, p, shifted(at), OFFSET, shifted(b), OFFSET, c, OFFSET);
        same(sizes, c, sum(start, product));

        float[] f = narrow(result(start));
        floats.multiply(m, k, p, narrow(shifted(a)), OFFSET, narrow(shifted(b)), OFFSET, f, OFFSET);
        same(sizes, widen(f), product);
        floats.multiplyRightTransposed(m, k, p, narrow(shifted(a)), OFFSET, narrow(shifted(bt)), OFFSET, f, OFFSET);
        same(sizes, widen(f), product);
        floats.multiplyLeftTransposed(m, k, p, narrow(shifted(at)), OFFSET, narrow(shifted(b)), OFFSET, f, OFFSET);
        same(sizes, widen(f), product);
        f = narrow(result(start));
        floats.addLeftTransposed(m, k, p, narrow(shifted(at)), OFFSET, narrow(shifted(b)), OFFSET, f, OFFSET);
        same(sizes, widen(f), sum(start, product));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 13, 64, 65, 257, 4098})
    void productsWithVectors(int m) {
        for (int[] sizes : triples(m)) {
            if (sizes[2] == 1) {
                vectors(m, sizes[1]);
            }
        }
    }

    private void vectors(int m, int k) {
        double[] a = wholeNumbers(m * k, 1);
        double[] x = wholeNumbers(k, 2);
        double[] r = wholeNumbers(m, 3);
        double[] start = wholeNumbers(k, 4);
        double[] ax = product(a, x, m, k, 1);
        double[] ar = product(transposed(a, m, k), r, k, m, 1);
        double[] outer = sum(a, product(r, x, m, 1, k));
        String sizes = m + " x " + k;

        double[] y = result(r);
        doubles.multiplyVector(m, k, shifted(a), OFFSET, shifted(x), OFFSET, y, OFFSET);
        same(sizes, y, ax);
        double[] g = result(start);
        doubles.multiplyTransposedVector(m, k, shifted(a), OFFSET, shifted(r), OFFSET, g, OFFSET);
        same(sizes, g, ar);
        g = result(start);
        doubles.addTransposedVector(m, k, shifted(a), OFFSET, shifted(r), OFFSET, g, OFFSET);
        same(sizes, g, sum(start, ar));
        double[] c = result(a);
        doubles.addOuter(m, k, shifted(r), OFFSET, shifted(x), OFFSET, c, OFFSET);
        same(sizes, c, outer);

        float[] yf = narrow(result(r));
        floats.multiplyVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(x)), OFFSET, yf, OFFSET);
        same(sizes, widen(yf), ax);
        float[] gf = narrow(result(start));
        floats.multiplyTransposedVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(r)), OFFSET, gf, OFFSET);
        same(sizes, widen(gf), ar);
        gf = narrow(result(start));
        floats.addTransposedVector(m, k, narrow(shifted(a)), OFFSET, narrow(shifted(r)), OFFSET, gf, OFFSET);
        same(sizes, widen(gf), sum(start, ar));
        float[] cf = narrow(result(a));
        floats.addOuter(m, k, narrow(shifted(r)), OFFSET, narrow(shifted(x)), OFFSET, cf, OFFSET);
        same(sizes, widen(cf), outer);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 13, 64, 65, 257, 4098})
    void dotAndAdd(int length) {
        double[] x = wholeNumbers(length, 1);
        double[] y = wholeNumbers(length, 2);
        double dot = product(x, y, 1, length, 1)[0];
        assertThat(doubles.dot(length, shifted(x), OFFSET, shifted(y), OFFSET)).isEqualTo(dot);
        assertThat(floats.dot(length, narrow(shifted(x)), OFFSET, narrow(shifted(y)), OFFSET))
                .isEqualTo((float) dot);
        double[] to = result(y);
        doubles.add(length, shifted(x), OFFSET, to, OFFSET);
        same("add", to, sum(x, y));
        float[] narrowTo = narrow(result(y));
        floats.add(length, narrow(shifted(x)), OFFSET, narrowTo, OFFSET);
        same("add", widen(narrowTo), sum(x, y));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 13, 64, 65, 257, 4098})
    void columnSums(int rows) {
        for (int columns : new int[] {1, 7, 40}) {
            double[] a = wholeNumbers(rows * columns, 1);
            double[] start = wholeNumbers(columns, 2);
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            double[] expected = sum(start, product(ones, a, 1, rows, columns));
            double[] y = result(start);
            doubles.addColumnSums(rows, columns, shifted(a), OFFSET, y, OFFSET);
            same(rows + " x " + columns, y, expected);
            float[] narrow = narrow(result(start));
            floats.addColumnSums(rows, columns, narrow(shifted(a)), OFFSET, narrow, OFFSET);
            same(rows + " x " + columns, widen(narrow), expected);
        }
    }

    /** Some rows at a time give what all at once give. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 50, 65})
    void rowsOfSums(int middle) {
        int rows = 65;
        int inner = 13;
        int columns = 64;
        double[] a = wholeNumbers(inner * rows, 1);
        double[] b = wholeNumbers(inner * columns, 2);
        double[] expected = product(transposed(a, inner, rows), b, rows, inner, columns);
        double[] c = new double[rows * columns];
        Arrays.fill(c, 0, middle * columns, Double.NaN);
        doubles.addRowsOfLeftTransposed(SumsFrom.ZERO, 0, middle, rows, inner, columns, a, 0, b, 0, c, 0);
        doubles.addRowsOfLeftTransposed(SumsFrom.RESULT, middle, rows, rows, inner, columns, a, 0, b, 0, c, 0);
        assertThat(c).isEqualTo(expected);
        float[] narrow = new float[rows * columns];
        Arrays.fill(narrow, 0, middle * columns, Float.NaN);
        floats.addRowsOfLeftTransposed(
                SumsFrom.ZERO, 0, middle, rows, inner, columns, narrow(a), 0, narrow(b), 0, narrow, 0);
        floats.addRowsOfLeftTransposed(
                SumsFrom.RESULT, middle, rows, rows, inner, columns, narrow(a), 0, narrow(b), 0, narrow, 0);
        assertThat(widen(narrow)).isEqualTo(expected);
    }

    @Test
    void aStepIsOneWhereANumberIsPositive() {
        double[] x = {
            0,
            -0.0,
            1,
            -1,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Double.longBitsToDouble(-1)
        };
        double[] expected = {0, 0, 3, 0, 3, 0, 3, 3, 0, 0, 0};
        double[] a = new double[x.length];
        Arrays.fill(a, 3);
        double[] y = new double[x.length];
        doubles.multiplyByStep(x.length, a, 0, x, 0, y, 0);
        assertThat(y).isEqualTo(expected);
        float[] narrow = narrow(x);
        narrow[4] = Float.MIN_VALUE;
        narrow[5] = -Float.MIN_VALUE;
        narrow[6] = Float.MAX_VALUE;
        float[] result = new float[x.length];
        floats.multiplyByStep(x.length, narrow(a), 0, narrow, 0, result, 0);
        assertThat(widen(result)).isEqualTo(expected);
    }

    @Test
    void whatIsNotANumberIsNotLost() {
        double[] one = {1};
        double[] c = new double[1];
        doubles.multiply(1, 1, 1, new double[] {0}, 0, new double[] {Double.POSITIVE_INFINITY}, 0, c, 0);
        assertThat(c[0]).isNaN();
        doubles.addOuter(1, 1, one, 0, new double[] {Double.NaN}, 0, c, 0);
        assertThat(c[0]).isNaN();
        doubles.multiply(1, 1, 1, one, 0, one, 0, c, 0);
        assertThat(c[0]).as("a product does not read what it replaces").isEqualTo(1);
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> doubles.multiply(2, 3, 4, new double[5], 0, new double[12], 0, new double[8], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doubles.multiply(2, 3, 4, new double[6], 0, new double[12], 0, new double[8], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> floats.dot(3, new float[3], 0, new float[3], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> floats.multiplyVector(1, 1, new float[1], -1, new float[1], 0, new float[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** From -3 to 3: sums of 4098 products stay below 2 to the 24th, where floats are exact. */
    private static double[] wholeNumbers(int size, long seed) {
        return new Random(seed).ints(size, -3, 4).asDoubleStream().toArray();
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

    private static double[] transposed(double[] a, int rows, int columns) {
        double[] t = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            t[i % columns * rows + i / columns] = a[i];
        }
        return t;
    }

    private static double[] sum(double[] x, double[] y) {
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> x[i] + y[i]);
        return sum;
    }

    private static double[] shifted(double[] values) {
        double[] shifted = new double[OFFSET + values.length];
        System.arraycopy(values, 0, shifted, OFFSET, values.length);
        return shifted;
    }

    private static double[] result(double[] values) {
        double[] result = new double[values.length + 2 * OFFSET];
        Arrays.fill(result, UNTOUCHED);
        System.arraycopy(values, 0, result, OFFSET, values.length);
        return result;
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

    private static void same(String sizes, double[] found, double[] expected) {
        double[] whole = result(expected);
        int mismatch = Arrays.mismatch(found, whole);
        // 0 and -0 are told apart by mismatch, and are both right.
        while (mismatch >= 0 && mismatch < whole.length && found[mismatch] == whole[mismatch]) {
            found[mismatch] = whole[mismatch];
            mismatch = Arrays.mismatch(found, whole);
        }
        assertThat(mismatch).as("first wrong element, %s", sizes).isEqualTo(-1);
    }
}
