package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.DoubleVector;

/**
 * A x over doubles: for several rows at once the eight partial sums that the kernels' order of additions has, in one vector or more. The sums
 * are added in halves: those of many rows together by {@link DoubleFolds}, those of the rest as scalars, since the JDKs do not agree on what a vector's
 * own sum is.
 *
 * <p>One of these belongs to one thread, with its scratch array.
 */
final class DoubleSums {
    private static final int PARTS = 8;
    private static final int LANES = DoubleTiles.LANES;

    /** How many vectors hold the sums of a row; more than one row at a time so that additions need not wait for each other. */
    private static final int VECTORS = PARTS / LANES;

    private static final int ROWS = 8 / VECTORS;

    private final DoubleFolds folds = new DoubleFolds();
    private final double[] sums = new double[8 * LANES];

    void multiply(int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int row = DoubleFolds.ARE_POSSIBLE ? folds.multiply(rows, columns, a, aOffset, x, xOffset, y, yOffset) : 0;
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

    double dot(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < PARTS; i += LANES) {
            addPart(length, x, xOffset, y, yOffset, i);
        }
        return finish(0, length, x, xOffset, y, yOffset);
    }

    private void addPart(int length, double[] x, int xOffset, double[] y, int yOffset, int part) {
        DoubleVector sum = DoubleVector.zero(DoubleTiles.SPECIES);
        int xAt = xOffset + part;
        int yAt = yOffset + part;
        for (int i = 0; i + PARTS <= length; i += PARTS) {
            sum = DoubleVector.fromArray(DoubleTiles.SPECIES, x, xAt + i)
                    .fma(DoubleVector.fromArray(DoubleTiles.SPECIES, y, yAt + i), sum);
        }
        sum.intoArray(sums, part);
    }

    /** Eight vectors of partial sums: of as many rows as that is, or of fewer with several vectors each. */
    private void addRows(int columns, double[] a, int aOffset, double[] x, int xOffset) {
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
        DoubleVector sum0 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum1 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum2 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum3 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum4 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum5 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum6 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector sum7 = DoubleVector.zero(DoubleTiles.SPECIES);
        for (int j = 0; j + PARTS <= columns; j += PARTS) {
            DoubleVector v0 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, xOffset + j);
            DoubleVector v1 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, x1 + j);
            DoubleVector v2 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, x2 + j);
            DoubleVector v3 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, x3 + j);
            sum0 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a0 + j).fma(v0, sum0);
            sum1 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a1 + j).fma(v1, sum1);
            sum2 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a2 + j).fma(v2, sum2);
            sum3 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a3 + j).fma(v3, sum3);
            sum4 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a4 + j).fma(v0, sum4);
            sum5 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a5 + j).fma(v1, sum5);
            sum6 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a6 + j).fma(v2, sum6);
            sum7 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a7 + j).fma(v3, sum7);
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
    private double finish(int at, int length, double[] x, int xOffset, double[] y, int yOffset) {
        double[] s = sums;
        int whole = length - length % PARTS;
        for (int i = whole; i < length; i++) {
            s[at + i - whole] = Math.fma(x[xOffset + i], y[yOffset + i], s[at + i - whole]);
        }
        double half0 = s[at] + s[at + 4];
        double half1 = s[at + 1] + s[at + 5];
        double half2 = s[at + 2] + s[at + 6];
        double half3 = s[at + 3] + s[at + 7];
        return (half0 + half2) + (half1 + half3);
    }
}
