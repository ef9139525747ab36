package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.SumsFrom;
import java.util.Arrays;

/** {@code double} kernels in plain Java. */
public final class PlainDoubleKernels extends PlainDoubleFunctions implements DoubleKernels {

    /** Scratch arrays belong to a thread. */
    private final ThreadLocal<PlainDoubleProduct> products = ThreadLocal.withInitial(PlainDoubleProduct::new);

    @Override
    public void multiplyVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        for (int row = 0; row < rows; row++) {
            y[yOffset + row] = PlainDoubleSum.of(columns, a, aOffset + row * columns, x, xOffset);
        }
    }

    @Override
    public double dot(int length, double[] x, int xOffset, double[] y, int yOffset) {
        return PlainDoubleSum.of(length, x, xOffset, y, yOffset);
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
        addLeftTransposed(1, rows, columns, x, xOffset, a, aOffset, y, yOffset);
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
        products.get().left(a, aOffset, inner, 1).right(b, bOffset, columns, 1).addTo(rows, inner, columns, c, cOffset);
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
        clear(rows * columns, c, cOffset);
        products.get().left(a, aOffset, inner, 1).right(b, bOffset, 1, inner).addTo(rows, inner, columns, c, cOffset);
    }

    @Override
    public void addRowsOfLeftTransposed(
            SumsFrom start,
            int from,
            int to,
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        if (start == SumsFrom.ZERO) {
            clear((to - from) * columns, c, cOffset + from * columns);
        }
        products.get()
                .left(a, aOffset + from, 1, rows)
                .right(b, bOffset, columns, 1)
                .addTo(to - from, inner, columns, c, cOffset + from * columns);
    }

    @Override
    public void addOuter(
            int rows, int columns, double[] x, int xOffset, double[] y, int yOffset, double[] c, int cOffset) {
        products.get().left(x, xOffset, 1, 1).right(y, yOffset, columns, 1).addTo(rows, 1, columns, c, cOffset);
    }

    @Override
    public void add(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        for (int i = 0; i < length; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    @Override
    public void multiplyByStep(int length, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = a[aOffset + i] * Steps.of(x[xOffset + i]);
        }
    }

    private static void clear(int length, double[] values, int offset) {
        Arrays.fill(values, offset, offset + length, 0);
    }
}
