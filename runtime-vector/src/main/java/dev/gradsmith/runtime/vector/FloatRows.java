package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Multiples of rows of a matrix added to an array: y += A' x over floats. */
final class FloatRows {
    private static final int LANES = FloatTiles.LANES;

    private FloatRows() {}

    static void add(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        if (FloatNarrowRows.areFor(columns)) {
            FloatNarrowRows.add(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            return;
        }
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            addEight(columns, a, aOffset + row * columns, x, xOffset + row, y, yOffset);
        }
        for (; row < rows; row++) {
            addOne(columns, a, aOffset + row * columns, x[xOffset + row], y, yOffset);
        }
    }

    private static void addEight(int columns, float[] a, int a0, float[] x, int xAt, float[] y, int yOffset) {
        if (columns >= LANES) {
            addEightVectors(columns, a, a0, x, xAt, y, yOffset);
            return;
        }
        for (int row = 0; row < 8; row++) {
            int from = a0 + row * columns;
            float factor = x[xAt + row];
            for (int j = 0; j < columns; j++) {
                y[yOffset + j] = Math.fma(factor, a[from + j], y[yOffset + j]);
            }
        }
    }

    /** The last vector ends with the row and overlaps the one before: it is computed first, and stored when that has been. */
    private static void addEightVectors(int columns, float[] a, int a0, float[] x, int xAt, float[] y, int yOffset) {
        int a1 = a0 + columns;
        int a2 = a1 + columns;
        int a3 = a2 + columns;
        int a4 = a3 + columns;
        int a5 = a4 + columns;
        int a6 = a5 + columns;
        int a7 = a6 + columns;
        FloatVector x0 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt]);
        FloatVector x1 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 1]);
        FloatVector x2 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 2]);
        FloatVector x3 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 3]);
        FloatVector x4 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 4]);
        FloatVector x5 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 5]);
        FloatVector x6 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 6]);
        FloatVector x7 = FloatVector.broadcast(FloatTiles.SPECIES, x[xAt + 7]);
        int end = columns - LANES;
        FloatVector last = FloatVector.fromArray(FloatTiles.SPECIES, y, yOffset + end);
        last = x0.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a0 + end), last);
        last = x1.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a1 + end), last);
        last = x2.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a2 + end), last);
        last = x3.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a3 + end), last);
        last = x4.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a4 + end), last);
        last = x5.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a5 + end), last);
        last = x6.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a6 + end), last);
        last = x7.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a7 + end), last);
        for (int j = 0; j < end; j += LANES) {
            FloatVector sum = FloatVector.fromArray(FloatTiles.SPECIES, y, yOffset + j);
            sum = x0.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a0 + j), sum);
            sum = x1.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a1 + j), sum);
            sum = x2.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a2 + j), sum);
            sum = x3.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a3 + j), sum);
            sum = x4.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a4 + j), sum);
            sum = x5.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a5 + j), sum);
            sum = x6.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a6 + j), sum);
            sum = x7.fma(FloatVector.fromArray(FloatTiles.SPECIES, a, a7 + j), sum);
            sum.intoArray(y, yOffset + j);
        }
        last.intoArray(y, yOffset + end);
    }

    /** One row to one. */
    static void addOne(int length, float[] from, int fromOffset, float factor, float[] to, int toOffset) {
        FloatVector factors = FloatVector.broadcast(FloatTiles.SPECIES, factor);
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            factors.fma(
                            FloatVector.fromArray(FloatTiles.SPECIES, from, fromOffset + i),
                            FloatVector.fromArray(FloatTiles.SPECIES, to, toOffset + i))
                    .intoArray(to, toOffset + i);
        }
        for (int i = whole; i < length; i++) {
            to[toOffset + i] = Math.fma(factor, from[fromOffset + i], to[toOffset + i]);
        }
    }

    static void add(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(FloatTiles.SPECIES, to, toOffset + i)
                    .add(FloatVector.fromArray(FloatTiles.SPECIES, from, fromOffset + i))
                    .intoArray(to, toOffset + i);
        }
        for (int i = whole; i < length; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    /** y = a .* where(x > 0, 1, 0). */
    static void multiplyByStep(int length, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int whole = length - length % LANES;
        FloatVector zero = FloatVector.zero(FloatTiles.SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector opens = FloatVector.fromArray(FloatTiles.SPECIES, x, xOffset + i);
            FloatVector.fromArray(FloatTiles.SPECIES, a, aOffset + i)
                    .mul(zero.blend(1, opens.compare(VectorOperators.GT, 0)))
                    .intoArray(y, yOffset + i);
        }
        for (int i = whole; i < length; i++) {
            y[yOffset + i] = a[aOffset + i] * (x[xOffset + i] > 0 ? 1 : 0);
        }
    }
}
