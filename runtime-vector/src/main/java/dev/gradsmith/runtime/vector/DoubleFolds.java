package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * A x over doubles, for as many rows at once as a vector has lanes: the partial sums of all of them are added in halves on vectors, until each
 * lane is the sum of a row; as {@link FloatFolds}.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class DoubleFolds {
    private static final int PARTS = 8;
    private static final int LANES = DoubleTiles.LANES;

    /** How many vectors hold the partial sums of a row. */
    private static final int VECTORS = PARTS / LANES;

    /** Whether the machine's vectors are of a length that the folds are written for. */
    static final boolean ARE_POSSIBLE = LANES == PARTS || LANES == PARTS / 2;

    private static final VectorSpecies<Long> SPECIES_OF_LONGS = DoubleTiles.SPECIES.withLanes(long.class);
    private static final VectorMask<Double> UPPER_4 = upper(4);
    private static final VectorMask<Double> UPPER_2 = upper(2);
    private static final VectorMask<Double> UPPER_1 = upper(1);
    private static final VectorShuffle<Double> SWAP_4 = swap(4);
    private static final VectorShuffle<Double> SWAP_2 = swap(2);
    private static final VectorShuffle<Double> SWAP_1 = swap(1);
    private static final VectorShuffle<Double> IN_ORDER = inOrder();

    /** All ones in the lanes of the last elements of a row, which fill no vector. */
    private final long[] kept = new long[PARTS];

    /** The last elements of x, and -0: with 0 for what another row has there, a product that changes no sum. */
    private final double[] last = new double[PARTS];

    /** Eight vectors: they stand here between methods, each of which is short enough for C2 ({@link DoubleVectorBlock}). */
    private final double[] parts = new double[8 * LANES];

    private static VectorMask<Double> upper(int distance) {
        boolean[] lanes = new boolean[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (i & distance) != 0;
        }
        return VectorMask.fromArray(DoubleTiles.SPECIES, lanes, 0);
    }

    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(DoubleTiles.SPECIES, lane -> (lane ^ distance) & (LANES - 1));
    }

    /** Where the sum of each row is after all folds: a lane says by its bits which operands it came from. */
    private static VectorShuffle<Double> inOrder() {
        int[] laneOf = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            int row = (lane & 1) * LANES / 2 + (lane >> 1 & 1) * LANES / 4 + (lane >> 2 & 1) * LANES / 8;
            laneOf[row] = lane;
        }
        return VectorShuffle.fromArray(DoubleTiles.SPECIES, laneOf, 0);
    }

    /**
     * Computes the first rows, in whole groups, and says how many. The last rows of A are left out where a whole vector would end behind the
     * array.
     */
    int multiply(int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset) {
        int whole = columns - columns % PARTS;
        prepare(columns - whole, x, xOffset + whole);
        int end = whole == columns ? columns : whole + PARTS;
        int row = 0;
        for (; row + LANES <= rows && aOffset + (row + LANES - 1) * columns + end <= a.length; row += LANES) {
            addRows(columns, a, aOffset + row * columns, x, xOffset);
            fold(y, yOffset + row);
        }
        return row;
    }

    private void prepare(int count, double[] x, int xAt) {
        for (int i = 0; i < PARTS; i++) {
            kept[i] = i < count ? -1 : 0;
            last[i] = i < count ? x[xAt + i] : -0.0;
        }
    }

    /** The partial sums of a group, as eight vectors. */
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
        DoubleVector s0 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s1 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s2 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s3 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s4 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s5 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s6 = DoubleVector.zero(DoubleTiles.SPECIES);
        DoubleVector s7 = DoubleVector.zero(DoubleTiles.SPECIES);
        int whole = columns - columns % PARTS;
        for (int j = 0; j < whole; j += PARTS) {
            DoubleVector v0 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, xOffset + j);
            DoubleVector v1 = DoubleVector.fromArray(DoubleTiles.SPECIES, x, x1 + j);
            s0 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a0 + j).fma(v0, s0);
            s1 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a1 + j).fma(v1, s1);
            s2 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a2 + j).fma(v0, s2);
            s3 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a3 + j).fma(v1, s3);
            s4 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a4 + j).fma(v0, s4);
            s5 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a5 + j).fma(v1, s5);
            s6 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a6 + j).fma(v0, s6);
            s7 = DoubleVector.fromArray(DoubleTiles.SPECIES, a, a7 + j).fma(v1, s7);
        }
        s0.intoArray(parts, 0);
        s1.intoArray(parts, LANES);
        s2.intoArray(parts, 2 * LANES);
        s3.intoArray(parts, 3 * LANES);
        s4.intoArray(parts, 4 * LANES);
        s5.intoArray(parts, 5 * LANES);
        s6.intoArray(parts, 6 * LANES);
        s7.intoArray(parts, 7 * LANES);
        if (whole < columns) {
            addLast(columns, a, aOffset + whole);
        }
    }

    /** What fills no vector. */
    private void addLast(int columns, double[] a, int aAt) {
        for (int i = 0; i < 8; i++) {
            int part = i % VECTORS * LANES;
            DoubleVector sum = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, i * LANES);
            DoubleVector.fromArray(DoubleTiles.SPECIES, a, aAt + i / VECTORS * columns + part)
                    .reinterpretAsLongs()
                    .and(LongVector.fromArray(SPECIES_OF_LONGS, kept, part))
                    .reinterpretAsDoubles()
                    .fma(DoubleVector.fromArray(DoubleTiles.SPECIES, last, part), sum)
                    .intoArray(parts, i * LANES);
        }
    }

    /** The eight vectors, added up to the sums of the rows. */
    private void fold(double[] y, int yAt) {
        DoubleVector s0 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 0);
        DoubleVector s1 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, LANES);
        DoubleVector s2 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 2 * LANES);
        DoubleVector s3 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 3 * LANES);
        DoubleVector s4 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 4 * LANES);
        DoubleVector s5 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 5 * LANES);
        DoubleVector s6 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 6 * LANES);
        DoubleVector s7 = DoubleVector.fromArray(DoubleTiles.SPECIES, parts, 7 * LANES);
        DoubleVector p0 =
                LANES == PARTS ? s0.blend(s1, UPPER_4).add(s1.blend(s0, UPPER_4).rearrange(SWAP_4)) : s0.add(s1);
        DoubleVector p1 =
                LANES == PARTS ? s2.blend(s3, UPPER_4).add(s3.blend(s2, UPPER_4).rearrange(SWAP_4)) : s2.add(s3);
        DoubleVector p2 =
                LANES == PARTS ? s4.blend(s5, UPPER_4).add(s5.blend(s4, UPPER_4).rearrange(SWAP_4)) : s4.add(s5);
        DoubleVector p3 =
                LANES == PARTS ? s6.blend(s7, UPPER_4).add(s7.blend(s6, UPPER_4).rearrange(SWAP_4)) : s6.add(s7);
        DoubleVector q0 = p0.blend(p1, UPPER_2).add(p1.blend(p0, UPPER_2).rearrange(SWAP_2));
        DoubleVector q1 = p2.blend(p3, UPPER_2).add(p3.blend(p2, UPPER_2).rearrange(SWAP_2));
        DoubleVector all = q0.blend(q1, UPPER_1).add(q1.blend(q0, UPPER_1).rearrange(SWAP_1));
        all.rearrange(IN_ORDER).intoArray(y, yAt);
    }
}
