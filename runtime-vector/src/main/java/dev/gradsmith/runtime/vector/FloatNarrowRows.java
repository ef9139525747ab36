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
        switch ((columns + LANES - 1) / LANES) {
            case 8 -> addEight(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            case 7 -> addSeven(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            case 5, 6 -> addSix(rows, columns, a, aOffset, x, xOffset, y, yOffset);
            default -> addFour(rows, columns, a, aOffset, x, xOffset, y, yOffset);
        }
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

    private static void addSix(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int end = columns - LANES;
        int at4 = Math.min(4 * LANES, end);
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, yOffset);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, yOffset + LANES);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, yOffset + 2 * LANES);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, yOffset + 3 * LANES);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, yOffset + at4);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, yOffset + end);
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[xOffset + row]);
            y0 = FloatVector.fromArray(SPECIES, a, at).fma(factor, y0);
            y1 = FloatVector.fromArray(SPECIES, a, at + LANES).fma(factor, y1);
            y2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(factor, y2);
            y3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(factor, y3);
            y4 = FloatVector.fromArray(SPECIES, a, at + at4).fma(factor, y4);
            y5 = FloatVector.fromArray(SPECIES, a, at + end).fma(factor, y5);
            at += columns;
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + LANES);
        y2.intoArray(y, yOffset + 2 * LANES);
        y3.intoArray(y, yOffset + 3 * LANES);
        y4.intoArray(y, yOffset + at4);
        y5.intoArray(y, yOffset + end);
    }

    private static void addSeven(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int end = columns - LANES;
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, yOffset);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, yOffset + LANES);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, yOffset + 2 * LANES);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, yOffset + 3 * LANES);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, yOffset + 4 * LANES);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, yOffset + 5 * LANES);
        FloatVector y6 = FloatVector.fromArray(SPECIES, y, yOffset + end);
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[xOffset + row]);
            y0 = FloatVector.fromArray(SPECIES, a, at).fma(factor, y0);
            y1 = FloatVector.fromArray(SPECIES, a, at + LANES).fma(factor, y1);
            y2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(factor, y2);
            y3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(factor, y3);
            y4 = FloatVector.fromArray(SPECIES, a, at + 4 * LANES).fma(factor, y4);
            y5 = FloatVector.fromArray(SPECIES, a, at + 5 * LANES).fma(factor, y5);
            y6 = FloatVector.fromArray(SPECIES, a, at + end).fma(factor, y6);
            at += columns;
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + LANES);
        y2.intoArray(y, yOffset + 2 * LANES);
        y3.intoArray(y, yOffset + 3 * LANES);
        y4.intoArray(y, yOffset + 4 * LANES);
        y5.intoArray(y, yOffset + 5 * LANES);
        y6.intoArray(y, yOffset + end);
    }

    private static void addEight(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int end = columns - LANES;
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, yOffset);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, yOffset + LANES);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, yOffset + 2 * LANES);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, yOffset + 3 * LANES);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, yOffset + 4 * LANES);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, yOffset + 5 * LANES);
        FloatVector y6 = FloatVector.fromArray(SPECIES, y, yOffset + 6 * LANES);
        FloatVector y7 = FloatVector.fromArray(SPECIES, y, yOffset + end);
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[xOffset + row]);
            y0 = FloatVector.fromArray(SPECIES, a, at).fma(factor, y0);
            y1 = FloatVector.fromArray(SPECIES, a, at + LANES).fma(factor, y1);
            y2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(factor, y2);
            y3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(factor, y3);
            y4 = FloatVector.fromArray(SPECIES, a, at + 4 * LANES).fma(factor, y4);
            y5 = FloatVector.fromArray(SPECIES, a, at + 5 * LANES).fma(factor, y5);
            y6 = FloatVector.fromArray(SPECIES, a, at + 6 * LANES).fma(factor, y6);
            y7 = FloatVector.fromArray(SPECIES, a, at + end).fma(factor, y7);
            at += columns;
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + LANES);
        y2.intoArray(y, yOffset + 2 * LANES);
        y3.intoArray(y, yOffset + 3 * LANES);
        y4.intoArray(y, yOffset + 4 * LANES);
        y5.intoArray(y, yOffset + 5 * LANES);
        y6.intoArray(y, yOffset + 6 * LANES);
        y7.intoArray(y, yOffset + end);
    }
}
