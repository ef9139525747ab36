package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.SumsFrom;
import java.util.Arrays;

/** {@code float} kernels on vectors: the additions of the plain kernels, several at a time. */
final class VectorFloatKernels extends VectorFloatFunctions implements FloatKernels {

    /** Rows shorter than that are the plain kernels' business: most of their work is what fills no vector. */
    private static final int SHORT = 32;

    /** And so is a single row times a transposed matrix of shorter rows: what is turned for it costs more than it brings. The warm-up's {@code SizeClass} has the same number. */
    private static final int LONG = 64;

    private final FloatKernels plain = Kernels.plain().floats();

    /** Scratch arrays belong to a thread. */
    private final ThreadLocal<FloatProduct> products = ThreadLocal.withInitial(FloatProduct::new);

    private final ThreadLocal<FloatTransposedProduct> transposedProducts =
            ThreadLocal.withInitial(FloatTransposedProduct::new);

    private final ThreadLocal<FloatSums> sums = ThreadLocal.withInitial(FloatSums::new);

    @Override
    public void multiplyVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        if (columns < SHORT) {
            plain.multiplyVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            return;
        }
        sums.get().multiply(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void multiplyTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        clear(columns, y, yOffset);
        addTransposedVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void addTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        if (columns < SHORT) {
            plain.addTransposedVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            return;
        }
        FloatRows.add(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void multiply(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        if (rows == 1) {
            clear(columns, c, cOffset);
            FloatRows.add(inner, columns, b, bOffset, a, aOffset, c, cOffset);
            return;
        }
        products.get().left(a, aOffset, inner).right(b, bOffset, columns).set(rows, inner, columns, c, cOffset);
    }

    @Override
    public void multiplyRightTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        if (rows == 1 && inner < LONG) {
            plain.multiplyRightTransposed(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
            return;
        }
        transposedProducts.get().set(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public void addRowsOfLeftTransposed(
            SumsFrom start,
            int from,
            int to,
            int rows,
            int inner,
            int columns,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset) {
        if (to - from == 1) {
            addOneRow(start, rows, inner, columns, a, aOffset + from, b, bOffset, c, cOffset + from * columns);
            return;
        }
        FloatProduct product =
                products.get().leftTransposed(a, aOffset + from, rows).right(b, bOffset, columns);
        int offset = cOffset + from * columns;
        if (start == SumsFrom.ZERO) {
            product.set(to - from, inner, columns, c, offset);
        } else {
            product.addTo(to - from, inner, columns, c, offset);
        }
    }

    /** One row is a sum of multiples of B's rows, by a column of A, whose elements lie together if it is the only one. */
    private void addOneRow(
            SumsFrom start,
            int rows,
            int inner,
            int columns,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset) {
        if (rows > 1) {
            plain.addRowsOfLeftTransposed(start, 0, 1, rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
            return;
        }
        if (start == SumsFrom.ZERO) {
            multiplyTransposedVector(inner, columns, b, bOffset, a, aOffset, c, cOffset);
        } else {
            addTransposedVector(inner, columns, b, bOffset, a, aOffset, c, cOffset);
        }
    }

    @Override
    public float dot(int length, float[] x, int xOffset, float[] y, int yOffset) {
        return sums.get().dot(length, x, xOffset, y, yOffset);
    }

    @Override
    public void addOuter(
            int rows, int columns, float[] x, int xOffset, float[] y, int yOffset, float[] c, int cOffset) {
        for (int row = 0; row < rows; row++) {
            FloatRows.addOne(columns, y, yOffset, x[xOffset + row], c, cOffset + row * columns);
        }
    }

    @Override
    public void add(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        FloatRows.add(length, from, fromOffset, to, toOffset);
    }

    @Override
    public void multiplyByStep(int length, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        FloatRows.multiplyByStep(length, a, aOffset, x, xOffset, y, yOffset);
    }

    private static void clear(int length, float[] values, int offset) {
        Arrays.fill(values, offset, offset + length, 0);
    }
}
