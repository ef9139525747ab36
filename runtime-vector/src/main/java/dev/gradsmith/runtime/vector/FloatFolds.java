package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * A x over floats, for as many rows at once as a vector has lanes: the partial sums of all of them are added in halves on vectors, until each lane is
 * the sum of a row.
 *
 * <p>Two vectors are halved together, {@code fold(a, b, d)}: of each group of 2 d lanes the lower d become the halves of a added up, the upper
 * ones those of b. It is written out each time, since no vector may cross a call.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class FloatFolds {
    private static final int PARTS = 16;
    private static final int LANES = FloatTiles.LANES;

    /** How many vectors hold the partial sums of a row. */
    private static final int VECTORS = PARTS / LANES;

    /** The rows of half a group, whose partial sums are eight vectors. */
    private static final int ROWS = 8 / VECTORS;

    /** The most rows whose partial sums are computed before they are added up. */
    private static final int SECTION = 8 * PARTS;

    /** Whether the machine's vectors are of a length that the folds are written for. */
    static final boolean ARE_POSSIBLE = LANES == PARTS || LANES == PARTS / 2;

    private static final VectorSpecies<Integer> SPECIES_OF_INTS = FloatTiles.SPECIES.withLanes(int.class);

    private static final VectorMask<Float> UPPER_8 = upper(8);
    private static final VectorMask<Float> UPPER_4 = upper(4);
    private static final VectorMask<Float> UPPER_2 = upper(2);
    private static final VectorMask<Float> UPPER_1 = upper(1);
    private static final VectorShuffle<Float> SWAP_8 = swap(8);
    private static final VectorShuffle<Float> SWAP_4 = swap(4);
    private static final VectorShuffle<Float> SWAP_2 = swap(2);
    private static final VectorShuffle<Float> SWAP_1 = swap(1);
    private static final VectorShuffle<Float> IN_ORDER = inOrder();

    /** All ones in the lanes of the last elements of a row, which fill no vector. */
    private final int[] kept = new int[PARTS];

    /** The last elements of x, and -0: with 0 for what another row has there, a product that changes no sum. */
    private final float[] last = new float[PARTS];

    /** Partial sums, a vector or two for each row: they stand here between methods, each of which is short enough for C2 ({@link FloatVectorBlock}). */
    private final float[] parts = new float[SECTION * PARTS];

    private final FloatNarrowSums narrow = new FloatNarrowSums(parts);

    private final float[] halves = new float[2 * SECTION];

    private static VectorMask<Float> upper(int distance) {
        boolean[] lanes = new boolean[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (i & distance) != 0;
        }
        return VectorMask.fromArray(FloatTiles.SPECIES, lanes, 0);
    }

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(FloatTiles.SPECIES, lane -> (lane ^ distance) & (LANES - 1));
    }

    /** Where the sum of each row is after all folds: a lane says by its bits which operands it came from. */
    private static VectorShuffle<Float> inOrder() {
        int[] laneOf = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            int row = (lane & 1) * ROWS
                    + (lane >> 1 & 1) * ROWS / 2
                    + (lane >> 2 & 1) * ROWS / 4
                    + (lane >> 3 & 1) * ROWS / 8;
            laneOf[row] = lane;
        }
        return VectorShuffle.fromArray(FloatTiles.SPECIES, laneOf, 0);
    }

    /** Computes the first rows, in whole groups, and says how many. The last row of A is left out where a whole vector would end behind the array. */
    int multiply(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        int whole = columns - columns % PARTS;
        prepare(columns - whole, x, xOffset + whole);
        int end = whole == columns ? columns : whole + PARTS;
        int groups = rows / LANES;
        if (groups > 0 && aOffset + (groups * LANES - 1) * columns + end > a.length) {
            groups--;
        }
        int computed = groups * LANES;
        for (int row = 0, count; row < computed; row += count) {
            count = Math.min(SECTION, computed - row);
            addSection(count, columns, a, aOffset + row * columns, x, xOffset);
            fold(count);
            join(count, y, yOffset + row);
        }
        return computed;
    }

    /** The partial sums of some groups. */
    private void addSection(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset) {
        if (LANES == PARTS && FloatNarrowSums.isFor(columns)) {
            narrow.compute(rows, columns, a, aOffset, x, xOffset);
            return;
        }
        for (int row = 0; row < rows; row += ROWS) {
            addRows(columns, a, aOffset + row * columns, x, xOffset, row * PARTS);
        }
    }

    private void prepare(int count, float[] x, int xAt) {
        for (int i = 0; i < PARTS; i++) {
            kept[i] = i < count ? -1 : 0;
            last[i] = i < count ? x[xAt + i] : -0f;
        }
    }

    /** The sums of as many rows, each out of two halves. */
    private void join(int rows, float[] y, int yAt) {
        for (int i = 0; i < rows; i += LANES) {
            FloatVector a = FloatVector.fromArray(FloatTiles.SPECIES, halves, 2 * i);
            FloatVector b = FloatVector.fromArray(FloatTiles.SPECIES, halves, 2 * i + LANES);
            a.blend(b, UPPER_1)
                    .add(b.blend(a, UPPER_1).rearrange(SWAP_1))
                    .rearrange(IN_ORDER)
                    .intoArray(y, yAt + i);
        }
    }

    /** The partial sums of half a group, as eight vectors. */
    private void addRows(int columns, float[] a, int aOffset, float[] x, int xOffset, int to) {
        int a0 = aOffset;
        int a1 = aOffset + 1 / VECTORS * columns + 1 % VECTORS * LANES;
        int a2 = aOffset + 2 / VECTORS * columns + 2 % VECTORS * LANES;
        int a3 = aOffset + 3 / VECTORS * columns + 3 % VECTORS * LANES;
        int a4 = aOffset + 4 / VECTORS * columns + 4 % VECTORS * LANES;
        int a5 = aOffset + 5 / VECTORS * columns + 5 % VECTORS * LANES;
        int a6 = aOffset + 6 / VECTORS * columns + 6 % VECTORS * LANES;
        int a7 = aOffset + 7 / VECTORS * columns + 7 % VECTORS * LANES;
        int x1 = xOffset + 1 % VECTORS * LANES;
        FloatVector s0 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s1 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s2 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s3 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s4 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s5 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s6 = FloatVector.zero(FloatTiles.SPECIES);
        FloatVector s7 = FloatVector.zero(FloatTiles.SPECIES);
        int whole = columns - columns % PARTS;
        for (int j = 0; j < whole; j += PARTS) {
            FloatVector v0 = FloatVector.fromArray(FloatTiles.SPECIES, x, xOffset + j);
            FloatVector v1 = FloatVector.fromArray(FloatTiles.SPECIES, x, x1 + j);
            s0 = FloatVector.fromArray(FloatTiles.SPECIES, a, a0 + j).fma(v0, s0);
            s1 = FloatVector.fromArray(FloatTiles.SPECIES, a, a1 + j).fma(v1, s1);
            s2 = FloatVector.fromArray(FloatTiles.SPECIES, a, a2 + j).fma(v0, s2);
            s3 = FloatVector.fromArray(FloatTiles.SPECIES, a, a3 + j).fma(v1, s3);
            s4 = FloatVector.fromArray(FloatTiles.SPECIES, a, a4 + j).fma(v0, s4);
            s5 = FloatVector.fromArray(FloatTiles.SPECIES, a, a5 + j).fma(v1, s5);
            s6 = FloatVector.fromArray(FloatTiles.SPECIES, a, a6 + j).fma(v0, s6);
            s7 = FloatVector.fromArray(FloatTiles.SPECIES, a, a7 + j).fma(v1, s7);
        }
        s0.intoArray(parts, to);
        s1.intoArray(parts, to + LANES);
        s2.intoArray(parts, to + 2 * LANES);
        s3.intoArray(parts, to + 3 * LANES);
        s4.intoArray(parts, to + 4 * LANES);
        s5.intoArray(parts, to + 5 * LANES);
        s6.intoArray(parts, to + 6 * LANES);
        s7.intoArray(parts, to + 7 * LANES);
        if (whole < columns) {
            addLast(columns, a, aOffset + whole, to);
        }
    }

    /** What fills no vector. */
    private void addLast(int columns, float[] a, int aAt, int to) {
        for (int i = 0; i < 8; i++) {
            int part = i % VECTORS * LANES;
            FloatVector sum = FloatVector.fromArray(FloatTiles.SPECIES, parts, to + i * LANES);
            FloatVector.fromArray(FloatTiles.SPECIES, a, aAt + i / VECTORS * columns + part)
                    .reinterpretAsInts()
                    .and(IntVector.fromArray(SPECIES_OF_INTS, kept, part))
                    .reinterpretAsFloats()
                    .fma(FloatVector.fromArray(FloatTiles.SPECIES, last, part), sum)
                    .intoArray(parts, to + i * LANES);
        }
    }

    /** The partial sums of as many rows, added up to two for each: eight vectors at a time. */
    private void fold(int rows) {
        for (int half = 0; half < 2 * rows; half += LANES) {
            int from = 8 * half;
            FloatVector s0 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from);
            FloatVector s1 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + LANES);
            FloatVector s2 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 3 * LANES);
            FloatVector s4 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 4 * LANES);
            FloatVector s5 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 5 * LANES);
            FloatVector s6 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 6 * LANES);
            FloatVector s7 = FloatVector.fromArray(FloatTiles.SPECIES, parts, from + 7 * LANES);
            FloatVector p0 = LANES == PARTS
                    ? s0.blend(s1, UPPER_8).add(s1.blend(s0, UPPER_8).rearrange(SWAP_8))
                    : s0.add(s1);
            FloatVector p1 = LANES == PARTS
                    ? s2.blend(s3, UPPER_8).add(s3.blend(s2, UPPER_8).rearrange(SWAP_8))
                    : s2.add(s3);
            FloatVector p2 = LANES == PARTS
                    ? s4.blend(s5, UPPER_8).add(s5.blend(s4, UPPER_8).rearrange(SWAP_8))
                    : s4.add(s5);
            FloatVector p3 = LANES == PARTS
                    ? s6.blend(s7, UPPER_8).add(s7.blend(s6, UPPER_8).rearrange(SWAP_8))
                    : s6.add(s7);
            FloatVector q0 = p0.blend(p1, UPPER_4).add(p1.blend(p0, UPPER_4).rearrange(SWAP_4));
            FloatVector q1 = p2.blend(p3, UPPER_4).add(p3.blend(p2, UPPER_4).rearrange(SWAP_4));
            q0.blend(q1, UPPER_2).add(q1.blend(q0, UPPER_2).rearrange(SWAP_2)).intoArray(halves, half);
        }
    }
}
