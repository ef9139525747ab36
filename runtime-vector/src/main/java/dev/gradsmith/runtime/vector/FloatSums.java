package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;

/**
 * A x over floats: for several rows at once the sixteen partial sums that the kernels' order of additions has, in one vector or more. The sums
 * are added in halves: those of many rows together by {@link FloatFolds}, those of the rest as scalars, since the JDKs do not agree on what a vector's
 * own sum is.
 *
 * <p>One of these belongs to one thread, with its scratch array.
 */
final class FloatSums {
    private static final int PARTS = 16;
    private static final int LANES = FloatTiles.LANES;

    /** How many vectors hold the sums of a row; more than one row at a time so that additions need not wait for each other. */
    private static final int VECTORS = PARTS / LANES;

    private static final int ROWS = 8 / VECTORS;

    private final FloatFolds folds = new FloatFolds();
    private final float[] sums = new float[8 * LANES];

    void multiply(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int row = FloatFolds.ARE_POSSIBLE ? folds.multiply(rows, columns, a, aOffset, x, xOffset, y, yOffset) : 0;
        for (; row + ROWS <= rows; row += ROWS) {
            addRows(columns, a, aOffset + row * columns, x, xOffset);
            for (int i = 0; i < ROWS; i++) {
                y[yOffset + row + i] = finish(i * PARTS, columns, a, aOffset + (row + i) * columns, x, xOffset);
            }
        }
        for (; row < rows; row++) {
            y[yOffset + row] = dot(columns, a, aOffset + row * columns, x, xOffset);
        }
    }

    float dot(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < PARTS; i += LANES) {
            addPart(length, x, xOffset, y, yOffset, i);
        }
        return finish(0, length, x, xOffset, y, yOffset);
    }

    private void addPart(int length, float[] x, int xOffset, float[] y, int yOffset, int part) {
        FloatVector sum = FloatVector.zero(FloatTiles.SPECIES);
        int xAt = xOffset + part;
        int yAt = yOffset + part;
        for (int i = 0; i + PARTS <= length; i += PARTS) {
            sum = FloatVector.fromArray(FloatTiles.SPECIES, x, xAt + i)
                    .fma(FloatVector.fromArray(FloatTiles.SPECIES, y, yAt + i), sum);
        }
        sum.intoArray(sums, part);
    }

    /** Eight vectors of partial sums: of as many rows as that is, or of fewer with several vectors each. */
    private void addRows(int columns, float[] a, int aOffset, float[] x, int xOffset) {
        int a0 = aOffset;
        int a1 = aOffset + 1 / VECTORS * columns + 1 % VECTORS * LANES;
        int a2 = aOffset + 2 / VECTORS * columns + 2 % VECTORS * LANES;
        int a3 = aOffset + 3 / VECTORS * columns + 3 % VECTORS * LANES;
        int a4 = aOffset + 4 / VECTORS * columns + 4 % VECTORS * LANES;
        int a5 = aOffset + 5 / VECTORS * columns + 5 % VECTORS * LANES;
        int a6 = aOffset + 6 / VECTORS * columns + 6 % VECTORS * LANES;
        int a7 = aOffset + 7 / VECTORS * columns + 7 % VECTORS * LANES;
        int x1 = xOffset + 1 % VECTORS * LANES;
        int x2 = xOffset + 2 % VECTORS * LANES;
        int x3 = xOffset + 3 % VECTORS * LANES;
        FloatVector sum0 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum1 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum2 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum3 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum4 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum5 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum6 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector sum7 = FloatVector.zero(FloatTiles.SPECIES);
        for (int j = 0; j + PARTS <= columns; j += PARTS) {
            FloatVector v0 = FloatVector.fromArray(FloatTiles.SPECIES, x, xOffset + j);
            FloatVector v1 = FloatVector.fromArray(FloatTiles.SPECIES, x, x1 + j);
            FloatVector v2 = FloatVector.fromArray(FloatTiles.SPECIES, x, x2 + j);
            FloatVector v3 = FloatVector.fromArray(FloatTiles.SPECIES, x, x3 + j);
            sum0 = FloatVector.fromArray(FloatTiles.SPECIES, a, a0 + j).fma(v0, sum0);
            sum1 = FloatVector.fromArray(FloatTiles.SPECIES, a, a1 + j).fma(v1, sum1);
            sum2 = FloatVector.fromArray(FloatTiles.SPECIES, a, a2 + j).fma(v2, sum2);
            sum3 = FloatVector.fromArray(FloatTiles.SPECIES, a, a3 + j).fma(v3, sum3);
            sum4 = FloatVector.fromArray(FloatTiles.SPECIES, a, a4 + j).fma(v0, sum4);
            sum5 = FloatVector.fromArray(FloatTiles.SPECIES, a, a5 + j).fma(v1, sum5);
            sum6 = FloatVector.fromArray(FloatTiles.SPECIES, a, a6 + j).fma(v2, sum6);
            sum7 = FloatVector.fromArray(FloatTiles.SPECIES, a, a7 + j).fma(v3, sum7);
        }
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, 1 * LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
        sum4.intoArray(sums, 4 * LANES);
        sum5.intoArray(sums, 5 * LANES);
        sum6.intoArray(sums, 6 * LANES);
        sum7.intoArray(sums, 7 * LANES);
    }

    /** What fills no vector, and the sum of the parts. */
    private float finish(int at, int length, float[] x, int xOffset, float[] y, int yOffset) {
        float[] s = sums;
        int whole = length - length % PARTS;
        for (int i = whole; i < length; i++) {
            s[at + i - whole] = Math.fma(x[xOffset + i], y[yOffset + i], s[at + i - whole]);
        }
        float half0 = s[at] + s[at + 8];
        float half1 = s[at + 1] + s[at + 9];
        float half2 = s[at + 2] + s[at + 10];
        float half3 = s[at + 3] + s[at + 11];
        float half4 = s[at + 4] + s[at + 12];
        float half5 = s[at + 5] + s[at + 13];
        float half6 = s[at + 6] + s[at + 14];
        float half7 = s[at + 7] + s[at + 15];
        return ((half0 + half4) + (half2 + half6)) + ((half1 + half5) + (half3 + half7));
    }
}
