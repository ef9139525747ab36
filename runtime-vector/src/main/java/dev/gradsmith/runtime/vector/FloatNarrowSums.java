package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Partial sums of the rows of A x over floats, for a matrix that is so narrow that all of x stays in registers while its rows go by: nothing else is read.
 * For vectors as long as the sums are many.
 *
 * <p>A method for each odd number of vectors, since no vector may cross a call, and none may be chosen by a condition in a loop: C2 of JDK 17
 * makes objects of both. The last two vectors of a row are masked, so that they may be a part of one, or none. The rows are read one after the
 * other, which the processor foresees, and no more at a time than needed, for the methods must not be long ({@link FloatVectorBlock} says why).
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class FloatNarrowSums {
    private static final int LANES = FloatTiles.LANES;
    private static final int MOST_VECTORS = 8;
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final VectorSpecies<Integer> SPECIES_OF_INTS = SPECIES.withLanes(int.class);

    /** All ones where the last two vectors have an element of the row. */
    private final int[] kept = new int[2 * LANES];

    /** The elements of x for the last two vectors, and -0: with 0 for what another row has there, a product that changes no sum. */
    private final float[] last = new float[2 * LANES];

    /** The sums, a vector for each row. */
    private final float[] sums;

    /** Where in a row the very last vector begins, if it is no vector but all masked, the one before. */
    private int at1;

    FloatNarrowSums(float[] sums) {
        this.sums = sums;
    }

    /** Whether a row is short enough, and no shorter than what is never masked. */
    static boolean isFor(int columns) {
        return columns > LANES && columns <= MOST_VECTORS * LANES;
    }

    /** The sums of the rows, of which there is an even number. */
    void compute(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        int vectors = (columns + LANES - 1) / LANES;
        prepare(vectors, columns, x, xOffset);
        switch (vectors) {
            case 2, 3 -> sumThree(rows, columns, a, aOffset, x, xOffset);
            case 4, 5 -> sumFive(rows, columns, a, aOffset, x, xOffset);
            case 6, 7 -> sumSeven(rows, columns, a, aOffset, x, xOffset);
            default -> sumNine(rows, columns, a, aOffset, x, xOffset);
        }
    }

    private void prepare(int vectors, int columns, float[] x, int xOffset) {
        int first = (vectors - 1 - vectors % 2) * LANES;
        at1 = vectors % 2 == 0 ? first : first + LANES;
        for (int i = 0; i < 2 * LANES; i++) {
            boolean exists = first + i < columns;
            kept[i] = exists ? -1 : 0;
            last[i] = exists ? x[xOffset + first + i] : -0f;
        }
    }

    /** Two rows at a time: with one, HotSpot would inline the method, and what it is inlined in would be too long. */
    private void sumThree(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xOffset);
        FloatVector y0 = FloatVector.fromArray(SPECIES, last, 0);
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, LANES);
        IntVector keep0 = IntVector.fromArray(SPECIES_OF_INTS, kept, 0);
        IntVector keep1 = IntVector.fromArray(SPECIES_OF_INTS, kept, LANES);
        FloatVector zero = FloatVector.zero(SPECIES);
        int second = at1;
        int at = aOffset;
        int other = aOffset + columns;
        for (int row = 0; row < rows; row += 2) {
            FloatVector s = FloatVector.fromArray(SPECIES, a, at).fma(x0, zero);
            FloatVector t = FloatVector.fromArray(SPECIES, a, other).fma(x0, zero);
            s = FloatVector.fromArray(SPECIES, a, at + LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, s);
            t = FloatVector.fromArray(SPECIES, a, other + LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, t);
            s = FloatVector.fromArray(SPECIES, a, at + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, s);
            t = FloatVector.fromArray(SPECIES, a, other + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, t);
            s.intoArray(sums, row * LANES);
            t.intoArray(sums, (row + 1) * LANES);
            at += 2 * columns;
            other += 2 * columns;
        }
    }

    /** Two rows at a time, for the same reason. */
    private void sumFive(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xOffset);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xOffset + LANES);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xOffset + 2 * LANES);
        FloatVector y0 = FloatVector.fromArray(SPECIES, last, 0);
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, LANES);
        IntVector keep0 = IntVector.fromArray(SPECIES_OF_INTS, kept, 0);
        IntVector keep1 = IntVector.fromArray(SPECIES_OF_INTS, kept, LANES);
        FloatVector zero = FloatVector.zero(SPECIES);
        int second = at1;
        int at = aOffset;
        int other = aOffset + columns;
        for (int row = 0; row < rows; row += 2) {
            FloatVector s = FloatVector.fromArray(SPECIES, a, at).fma(x0, zero);
            FloatVector t = FloatVector.fromArray(SPECIES, a, other).fma(x0, zero);
            s = FloatVector.fromArray(SPECIES, a, at + LANES).fma(x1, s);
            t = FloatVector.fromArray(SPECIES, a, other + LANES).fma(x1, t);
            s = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(x2, s);
            t = FloatVector.fromArray(SPECIES, a, other + 2 * LANES).fma(x2, t);
            s = FloatVector.fromArray(SPECIES, a, at + 3 * LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, s);
            t = FloatVector.fromArray(SPECIES, a, other + 3 * LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, t);
            s = FloatVector.fromArray(SPECIES, a, at + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, s);
            t = FloatVector.fromArray(SPECIES, a, other + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, t);
            s.intoArray(sums, row * LANES);
            t.intoArray(sums, (row + 1) * LANES);
            at += 2 * columns;
            other += 2 * columns;
        }
    }

    private void sumSeven(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xOffset);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xOffset + LANES);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xOffset + 2 * LANES);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xOffset + 3 * LANES);
        FloatVector x4 = FloatVector.fromArray(SPECIES, x, xOffset + 4 * LANES);
        FloatVector y0 = FloatVector.fromArray(SPECIES, last, 0);
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, LANES);
        IntVector keep0 = IntVector.fromArray(SPECIES_OF_INTS, kept, 0);
        IntVector keep1 = IntVector.fromArray(SPECIES_OF_INTS, kept, LANES);
        FloatVector zero = FloatVector.zero(SPECIES);
        int second = at1;
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector s = FloatVector.fromArray(SPECIES, a, at).fma(x0, zero);
            s = FloatVector.fromArray(SPECIES, a, at + LANES).fma(x1, s);
            s = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(x2, s);
            s = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(x3, s);
            s = FloatVector.fromArray(SPECIES, a, at + 4 * LANES).fma(x4, s);
            s = FloatVector.fromArray(SPECIES, a, at + 5 * LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, s);
            s = FloatVector.fromArray(SPECIES, a, at + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, s);
            s.intoArray(sums, row * LANES);
            at += columns;
        }
    }

    private void sumNine(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xOffset);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xOffset + LANES);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xOffset + 2 * LANES);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xOffset + 3 * LANES);
        FloatVector x4 = FloatVector.fromArray(SPECIES, x, xOffset + 4 * LANES);
        FloatVector x5 = FloatVector.fromArray(SPECIES, x, xOffset + 5 * LANES);
        FloatVector x6 = FloatVector.fromArray(SPECIES, x, xOffset + 6 * LANES);
        FloatVector y0 = FloatVector.fromArray(SPECIES, last, 0);
        FloatVector y1 = FloatVector.fromArray(SPECIES, last, LANES);
        IntVector keep0 = IntVector.fromArray(SPECIES_OF_INTS, kept, 0);
        IntVector keep1 = IntVector.fromArray(SPECIES_OF_INTS, kept, LANES);
        FloatVector zero = FloatVector.zero(SPECIES);
        int second = at1;
        int at = aOffset;
        for (int row = 0; row < rows; row++) {
            FloatVector s = FloatVector.fromArray(SPECIES, a, at).fma(x0, zero);
            s = FloatVector.fromArray(SPECIES, a, at + LANES).fma(x1, s);
            s = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(x2, s);
            s = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(x3, s);
            s = FloatVector.fromArray(SPECIES, a, at + 4 * LANES).fma(x4, s);
            s = FloatVector.fromArray(SPECIES, a, at + 5 * LANES).fma(x5, s);
            s = FloatVector.fromArray(SPECIES, a, at + 6 * LANES).fma(x6, s);
            s = FloatVector.fromArray(SPECIES, a, at + 7 * LANES)
                    .reinterpretAsInts()
                    .and(keep0)
                    .reinterpretAsFloats()
                    .fma(y0, s);
            s = FloatVector.fromArray(SPECIES, a, at + second)
                    .reinterpretAsInts()
                    .and(keep1)
                    .reinterpretAsFloats()
                    .fma(y1, s);
            s.intoArray(sums, row * LANES);
            at += columns;
        }
    }
}
