package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleKernels;
import java.util.Arrays;

/**
 * {@code double} kernels in plain Java.
 *
 * <p>The loop shapes are those that HotSpot's C2 compiler turns into vector instructions: a loop that stores is vectorised when every array
 * in it is indexed alike up to a constant, which may be any that does not change in the loop. Sums are not vectorised at all; there,
 * independent partial sums keep several additions under way. No {@code Math.fma}: it is slow beyond measure where a processor lacks it.
 */
public final class PlainDoubleKernels implements DoubleKernels {

    @Override
    public void multiplyVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            dotFourRows(columns, a, aOffset + row * columns, x, xOffset, y, yOffset + row);
        }
        for (; row < rows; row++) {
            y[yOffset + row] = dot(columns, a, aOffset + row * columns, x, xOffset);
        }
    }

    private static void dotFourRows(
            int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int a1 = aOffset + columns;
        int a2 = a1 + columns;
        int a3 = a2 + columns;
        double even0 = 0;
        double odd0 = 0;
        double even1 = 0;
        double odd1 = 0;
        double even2 = 0;
        double odd2 = 0;
        double even3 = 0;
        double odd3 = 0;
        int j = 0;
        for (; j + 2 <= columns; j += 2) {
            double xEven = x[xOffset + j];
            double xOdd = x[xOffset + j + 1];
            even0 += a[aOffset + j] * xEven;
            odd0 += a[aOffset + j + 1] * xOdd;
            even1 += a[a1 + j] * xEven;
            odd1 += a[a1 + j + 1] * xOdd;
            even2 += a[a2 + j] * xEven;
            odd2 += a[a2 + j + 1] * xOdd;
            even3 += a[a3 + j] * xEven;
            odd3 += a[a3 + j + 1] * xOdd;
        }
        if (j < columns) {
            double xEven = x[xOffset + j];
            even0 += a[aOffset + j] * xEven;
            even1 += a[a1 + j] * xEven;
            even2 += a[a2 + j] * xEven;
            even3 += a[a3 + j] * xEven;
        }
        y[yOffset] = even0 + odd0;
        y[yOffset + 1] = even1 + odd1;
        y[yOffset + 2] = even2 + odd2;
        y[yOffset + 3] = even3 + odd3;
    }

    @Override
    public double dot(int length, double[] x, int xOffset, double[] y, int yOffset) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            sum0 += x[xOffset + i] * y[yOffset + i];
            sum1 += x[xOffset + i + 1] * y[yOffset + i + 1];
            sum2 += x[xOffset + i + 2] * y[yOffset + i + 2];
            sum3 += x[xOffset + i + 3] * y[yOffset + i + 3];
        }
        for (; i < length; i++) {
            sum0 += x[xOffset + i] * y[yOffset + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    @Override
    public void multiplyTransposedVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        clear(columns, y, yOffset);
        addTransposedVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void addTransposedVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            int at = xOffset + row;
            addFourScaled(columns, a, aOffset + row * columns, x[at], x[at + 1], x[at + 2], x[at + 3], y, yOffset);
        }
        for (; row < rows; row++) {
            addScaled(columns, a, aOffset + row * columns, x[xOffset + row], y, yOffset);
        }
    }

    @Override
    public void multiply(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        clear(rows * columns, c, cOffset);
        addProduct(rows, inner, columns, a, aOffset, inner, 1, b, bOffset, c, cOffset);
    }

    @Override
    public void multiplyLeftTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        clear(rows * columns, c, cOffset);
        addLeftTransposed(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public void addLeftTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        addProduct(rows, inner, columns, a, aOffset, 1, rows, b, bOffset, c, cOffset);
    }

    /** C += A B, where A's element (i, k) is at {@code aOffset + i * aRowStep + k * aInnerStep}: by axpy over four rows of B at a time. */
    private static void addProduct(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            int aRowStep,
            int aInnerStep,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        int k = 0;
        for (; k + 4 <= inner; k += 4) {
            for (int row = 0; row < rows; row++) {
                int at = aOffset + row * aRowStep + k * aInnerStep;
                addFourScaled(
                        columns,
                        b,
                        bOffset + k * columns,
                        a[at],
                        a[at + aInnerStep],
                        a[at + 2 * aInnerStep],
                        a[at + 3 * aInnerStep],
                        c,
                        cOffset + row * columns);
            }
        }
        for (; k < inner; k++) {
            for (int row = 0; row < rows; row++) {
                double factor = a[aOffset + row * aRowStep + k * aInnerStep];
                addScaled(columns, b, bOffset + k * columns, factor, c, cOffset + row * columns);
            }
        }
    }

    @Override
    public void multiplyRightTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        for (int row = 0; row < rows; row++) {
            multiplyVector(columns, inner, b, bOffset, a, aOffset + row * inner, c, cOffset + row * columns);
        }
    }

    @Override
    public void addOuter(
            int rows, int columns, double[] x, int xOffset, double[] y, int yOffset, double[] c, int cOffset) {
        for (int row = 0; row < rows; row++) {
            addScaled(columns, y, yOffset, x[xOffset + row], c, cOffset + row * columns);
        }
    }

    @Override
    public void add(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        for (int i = 0; i < length; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    private static void addScaled(int length, double[] from, int fromOffset, double factor, double[] to, int toOffset) {
        for (int i = 0; i < length; i++) {
            to[toOffset + i] += factor * from[fromOffset + i];
        }
    }

    private static void addFourScaled(
            int length,
            double[] from,
            int fromOffset,
            double factor0,
            double factor1,
            double factor2,
            double factor3,
            double[] to,
            int toOffset) {
        int from1 = fromOffset + length;
        int from2 = from1 + length;
        int from3 = from2 + length;
        for (int i = 0; i < length; i++) {
            double low = factor0 * from[fromOffset + i] + factor1 * from[from1 + i];
            double high = factor2 * from[from2 + i] + factor3 * from[from3 + i];
            to[toOffset + i] += low + high;
        }
    }

    private static void clear(int length, double[] values, int offset) {
        Arrays.fill(values, offset, offset + length, 0);
    }
}
