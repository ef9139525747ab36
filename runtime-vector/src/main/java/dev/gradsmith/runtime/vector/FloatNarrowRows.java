package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiples of rows of a matrix added to an array, y += A' x over floats, where the row is so short that all of y stays in registers. */
final class FloatNarrowRows {
    private static final int LANES = FloatTiles.LANES;
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;

    private FloatNarrowRows() {}

    /** Whether a row is short enough, and no shorter than a vector. */
    static boolean areFor(int columns) {
        return columns >= LANES && columns <= 8 * LANES;
    }

    /**
     * y += A' x. The last vector of a row ends with it, and overlaps the one before. Vectors that are too many are the last one again: what
     * is computed twice is the same.
     */
    static void add(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        if (columns > 4 * LANES) {
            addEight(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            return;
        }
        addFour(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    private static void addFour(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int end = columns - LANES;
        int at1 = Math.min(LANES, end);
        int at2 = Math.min(2 * LANES, end);
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, yOffset);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, yOffset + at1);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, yOffset + at2);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, yOffset + end);
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[xOffset + row]);
            y0 = FloatVector.fromArray(SPECIES, a, at).fma(factor, y0);
            y1 = FloatVector.fromArray(SPECIES, a, at + at1).fma(factor, y1);
            y2 = FloatVector.fromArray(SPECIES, a, at + at2).fma(factor, y2);
            y3 = FloatVector.fromArray(SPECIES, a, at + end).fma(factor, y3);
            at += columns;
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + at1);
        y2.intoArray(y, yOffset + at2);
        y3.intoArray(y, yOffset + end);
    }

    private static void addEight(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int end = columns - LANES;
        int at4 = Math.min(4 * LANES, end);
        int at5 = Math.min(5 * LANES, end);
        int at6 = Math.min(6 * LANES, end);
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, yOffset);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, yOffset + LANES);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, yOffset + 2 * LANES);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, yOffset + 3 * LANES);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, yOffset + at4);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, yOffset + at5);
        FloatVector y6 = FloatVector.fromArray(SPECIES, y, yOffset + at6);
        FloatVector y7 = FloatVector.fromArray(SPECIES, y, yOffset + end);
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[xOffset + row]);
            y0 = FloatVector.fromArray(SPECIES, a, at).fma(factor, y0);
            y1 = FloatVector.fromArray(SPECIES, a, at + LANES).fma(factor, y1);
            y2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(factor, y2);
            y3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(factor, y3);
            y4 = FloatVector.fromArray(SPECIES, a, at + at4).fma(factor, y4);
            y5 = FloatVector.fromArray(SPECIES, a, at + at5).fma(factor, y5);
            y6 = FloatVector.fromArray(SPECIES, a, at + at6).fma(factor, y6);
            y7 = FloatVector.fromArray(SPECIES, a, at + end).fma(factor, y7);
            at += columns;
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + LANES);
        y2.intoArray(y, yOffset + 2 * LANES);
        y3.intoArray(y, yOffset + 3 * LANES);
        y4.intoArray(y, yOffset + at4);
        y5.intoArray(y, yOffset + at5);
        y6.intoArray(y, yOffset + at6);
        y7.intoArray(y, yOffset + end);
    }
}
