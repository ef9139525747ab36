package dev.gradsmith.runtime.internal;

/**
 * C += A B over floats, where A and B may be transposed: each element of C is a chain of multiply-adds in the order of the inner index.
 *
 * <p>HotSpot's C2 compiler makes vector instructions of a loop over several arrays when all have the same index, and only then. So rows of B
 * and of C are copied to arrays of their own, a panel of B for many rows of C, and four rows of C take in two rows of B at a time.
 * (Measured on JDK 17 and 25: four rows by four are quicker on 25 and five times slower on 17.)
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class PlainFloatProduct {
    private static final int PANEL_ROWS = 128;
    private static final int PANEL_COLUMNS = 256;

    /** Below that many columns, or rows of a transposed B, copying costs more than vector instructions save. */
    private static final int FEW = 8;

    private static final float[] NONE = {};

    private final float[][] panel = new float[PANEL_ROWS][PANEL_COLUMNS];
    private final float[][] sums = new float[4][PANEL_COLUMNS];
    private float[] a = NONE;
    private int aOffset;
    private int aRowStep;
    private int aInnerStep;
    private float[] b = NONE;
    private int bOffset;
    private int bInnerStep;
    private int bColumnStep;

    /** A's element (i, k) is at {@code offset + i * rowStep + k * innerStep}. */
    PlainFloatProduct left(float[] values, int offset, int rowStep, int innerStep) {
        a = values;
        aOffset = offset;
        aRowStep = rowStep;
        aInnerStep = innerStep;
        return this;
    }

    /** B's element (k, j) is at {@code offset + k * innerStep + j * columnStep}. */
    PlainFloatProduct right(float[] values, int offset, int innerStep, int columnStep) {
        b = values;
        bOffset = offset;
        bInnerStep = innerStep;
        bColumnStep = columnStep;
        return this;
    }

    /** C += A B. The operands are forgotten. */
    void addTo(int rows, int inner, int columns, float[] c, int cOffset) {
        if (columns < FEW) {
            addElements(rows, inner, columns, c, cOffset, columns, 1);
        } else if (rows < FEW && bColumnStep != 1) {
            transpose().addElements(columns, inner, rows, c, cOffset, 1, columns);
        } else {
            addPanels(rows, inner, columns, c, cOffset);
        }
        a = NONE;
        b = NONE;
    }

    /** B' A', whose elements are the same sums. */
    private PlainFloatProduct transpose() {
        float[] values = a;
        int offset = aOffset;
        int innerStep = aInnerStep;
        int rowStep = aRowStep;
        return left(b, bOffset, bColumnStep, bInnerStep).right(values, offset, innerStep, rowStep);
    }

    private void addElements(int rows, int inner, int columns, float[] c, int cOffset, int cRowStep, int cColumnStep) {
        for (int column = 0; column < columns; column++) {
            int at = cOffset + column * cColumnStep;
            int row = 0;
            for (; row + 4 <= rows; row += 4) {
                addFourElements(row, column, inner, c, at + row * cRowStep, cRowStep);
            }
            for (; row < rows; row++) {
                addElement(row, column, inner, c, at + row * cRowStep);
            }
        }
    }

    private void addFourElements(int row, int column, int inner, float[] c, int cOffset, int cRowStep) {
        int a0 = aOffset + row * aRowStep;
        int a1 = a0 + aRowStep;
        int a2 = a1 + aRowStep;
        int a3 = a2 + aRowStep;
        float sum0 = c[cOffset];
        float sum1 = c[cOffset + cRowStep];
        float sum2 = c[cOffset + 2 * cRowStep];
        float sum3 = c[cOffset + 3 * cRowStep];
        for (int k = 0; k < inner; k++) {
            int step = k * aInnerStep;
            float factor = b[bOffset + k * bInnerStep + column * bColumnStep];
            sum0 = FusedMultiplyAdd.of(a[a0 + step], factor, sum0);
            sum1 = FusedMultiplyAdd.of(a[a1 + step], factor, sum1);
            sum2 = FusedMultiplyAdd.of(a[a2 + step], factor, sum2);
            sum3 = FusedMultiplyAdd.of(a[a3 + step], factor, sum3);
        }
        c[cOffset] = sum0;
        c[cOffset + cRowStep] = sum1;
        c[cOffset + 2 * cRowStep] = sum2;
        c[cOffset + 3 * cRowStep] = sum3;
    }

    private void addElement(int row, int column, int inner, float[] c, int cOffset) {
        float sum = c[cOffset];
        for (int k = 0; k < inner; k++) {
            float factor = b[bOffset + k * bInnerStep + column * bColumnStep];
            sum = FusedMultiplyAdd.of(a[aOffset + row * aRowStep + k * aInnerStep], factor, sum);
        }
        c[cOffset] = sum;
    }

    private void addPanels(int rows, int inner, int columns, float[] c, int cOffset) {
        for (int k = 0; k < inner; k += PANEL_ROWS) {
            int height = Math.min(PANEL_ROWS, inner - k);
            for (int column = 0; column < columns; column += PANEL_COLUMNS) {
                int width = Math.min(PANEL_COLUMNS, columns - column);
                pack(k, height, column, width);
                addPanel(rows, k, height, width, c, cOffset + column, columns);
            }
        }
    }

    private void pack(int k, int height, int column, int width) {
        int at = bOffset + k * bInnerStep + column * bColumnStep;
        for (int i = 0; i < height; i++) {
            if (bColumnStep == 1) {
                System.arraycopy(b, at + i * bInnerStep, panel[i], 0, width);
            } else {
                packTransposed(b, at + i, bColumnStep, panel[i], width);
            }
        }
    }

    private static void packTransposed(float[] from, int offset, int step, float[] to, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = from[offset + i * step];
        }
    }

    private void addPanel(int rows, int k, int height, int width, float[] c, int cOffset, int cRowStep) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            load(4, width, c, cOffset + row * cRowStep, cRowStep);
            addToFourRows(row, k, height, width);
            store(4, width, c, cOffset + row * cRowStep, cRowStep);
        }
        for (; row < rows; row++) {
            load(1, width, c, cOffset + row * cRowStep, cRowStep);
            addToRow(row, k, height, width);
            store(1, width, c, cOffset + row * cRowStep, cRowStep);
        }
    }

    private void load(int rows, int width, float[] c, int cOffset, int cRowStep) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(c, cOffset + i * cRowStep, sums[i], 0, width);
        }
    }

    private void store(int rows, int width, float[] c, int cOffset, int cRowStep) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sums[i], 0, c, cOffset + i * cRowStep, width);
        }
    }

    private void addToFourRows(int row, int k, int height, int width) {
        int at = aOffset + row * aRowStep + k * aInnerStep;
        int i = 0;
        for (; i + 2 <= height; i += 2) {
            PlainFloatRows.addTwoToFour(width, panel[i], panel[i + 1], a, at, aRowStep, aInnerStep, sums);
            at += 2 * aInnerStep;
        }
        if (i < height) {
            for (int sum = 0; sum < 4; sum++) {
                PlainFloatRows.addOne(width, panel[i], a[at + sum * aRowStep], sums[sum]);
            }
        }
    }

    private void addToRow(int row, int k, int height, int width) {
        int at = aOffset + row * aRowStep + k * aInnerStep;
        int i = 0;
        for (; i + 4 <= height; i += 4) {
            PlainFloatRows.addFour(
                    width, panel[i], panel[i + 1], panel[i + 2], panel[i + 3], a, at, aInnerStep, sums[0]);
            at += 4 * aInnerStep;
        }
        for (; i < height; i++) {
            PlainFloatRows.addOne(width, panel[i], a[at], sums[0]);
            at += aInnerStep;
        }
    }
}
