package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Multiples of rows of a matrix added to an array: y += A' x over doubles. */
final class DoubleRows {
    private static final int LANES = DoubleTiles.LANES;

    private DoubleRows() {}

    static void add(int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            addEight(columns, a, aOffset + row * columns, x, xOffset + row, y, yOffset);
        }
        for (; row < rows; row++) {
            addOne(columns, a, aOffset + row * columns, x[xOffset + row], y, yOffset);
        }
    }

    private static void addEight(int columns, double[] a, int a0, double[] x, int xAt, double[] y, int yOffset) {
        if (columns >= LANES) {
            addEightVectors(columns, a, a0, x, xAt, y, yOffset);
            return;
        }
        for (int row = 0; row < 8; row++) {
            int from = a0 + row * columns;
            double factor = x[xAt + row];
            for (int j = 0; j < columns; j++) {
                y[yOffset + j] = Math.fma(factor, a[from + j], y[yOffset + j]);
            }
        }
    }

    /** The last vector ends with the row and overlaps the one before: it is computed first, and stored when that has been. */
    private static void addEightVectors(int columns, double[] a, int a0, double[] x, int xAt, double[] y, int yOffset) {
        int a1 = a0 + columns;
        int a2 = a1 + columns;
        int a3 = a2 + columns;
        int a4 = a3 + columns;
        int a5 = a4 + columns;
        int a6 = a5 + columns;
        int a7 = a6 + columns;
        DoubleVector x0 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt]);
        DoubleVector x1 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 1]);
        DoubleVector x2 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 2]);
        DoubleVector x3 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 3]);
        DoubleVector x4 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 4]);
        DoubleVector x5 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 5]);
        DoubleVector x6 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 6]);
        DoubleVector x7 = DoubleVector.broadcast(DoubleTiles.SPECIES, x[xAt + 7]);
        int end = columns - LANES;
        DoubleVector last = DoubleVector.fromArray(DoubleTiles.SPECIES, y, yOffset + end);
        last = x0.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a0 + end), last);
        last = x1.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a1 + end), last);
        last = x2.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a2 + end), last);
        last = x3.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a3 + end), last);
        last = x4.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a4 + end), last);
        last = x5.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a5 + end), last);
        last = x6.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a6 + end), last);
        last = x7.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a7 + end), last);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector sum = DoubleVector.fromArray(DoubleTiles.SPECIES, y, yOffset + j);
            sum = x0.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a0 + j), sum);
            sum = x1.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a1 + j), sum);
            sum = x2.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a2 + j), sum);
            sum = x3.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a3 + j), sum);
            sum = x4.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a4 + j), sum);
            sum = x5.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a5 + j), sum);
            sum = x6.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a6 + j), sum);
            sum = x7.fma(DoubleVector.fromArray(DoubleTiles.SPECIES, a, a7 + j), sum);
            sum.intoArray(y, yOffset + j);
        }
        last.intoArray(y, yOffset + end);
    }

    /** One row to one. */
    static void addOne(int length, double[] from, int fromOffset, double factor, double[] to, int toOffset) {
        DoubleVector factors = DoubleVector.broadcast(DoubleTiles.SPECIES, factor);
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            factors.fma(
                            DoubleVector.fromArray(DoubleTiles.SPECIES, from, fromOffset + i),
                            DoubleVector.fromArray(DoubleTiles.SPECIES, to, toOffset + i))
                    .intoArray(to, toOffset + i);
        }
        for (int i = whole; i < length; i++) {
            to[toOffset + i] = Math.fma(factor, from[fromOffset + i], to[toOffset + i]);
        }
    }

    static void add(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector.fromArray(DoubleTiles.SPECIES, to, toOffset + i)
                    .add(DoubleVector.fromArray(DoubleTiles.SPECIES, from, fromOffset + i))
                    .intoArray(to, toOffset + i);
        }
        for (int i = whole; i < length; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    /** y = a .* where(x > 0, 1, 0). */
    static void multiplyByStep(int length, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int whole = length - length % LANES;
        DoubleVector zero = DoubleVector.zero(DoubleTiles.SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector opens = DoubleVector.fromArray(DoubleTiles.SPECIES, x, xOffset + i);
            DoubleVector.fromArray(DoubleTiles.SPECIES, a, aOffset + i)
                    .mul(zero.blend(1, opens.compare(VectorOperators.GT, 0)))
                    .intoArray(y, yOffset + i);
        }
        for (int i = whole; i < length; i++) {
            y[yOffset + i] = a[aOffset + i] * (x[xOffset + i] > 0 ? 1 : 0);
        }
    }
}
