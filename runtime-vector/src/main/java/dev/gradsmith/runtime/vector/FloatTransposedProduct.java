package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.NARROW_HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.PAIR;
import static dev.gradsmith.runtime.vector.FloatTiles.PAIR_HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.STRIP;
import static dev.gradsmith.runtime.vector.FloatTiles.ZEROS;

import java.util.Arrays;

/**
 * A B' over floats, computed as the transpose of B A'. In a network, A has a block's rows, and B is a matrix of weights: so A and the result are the smaller ones to transpose, and
 * B is read in place.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class FloatTransposedProduct {

    /** The columns of C, which are rows of B, whose sums are computed before they are transposed. */
    private static final int GROUP = 64;

    /** So much of the inner dimension is transposed at once; a longer one takes its sums up from C again. */
    private static final int SLAB = 2048;

    private final FloatStrip strip = new FloatStrip();
    private final float[] sums = new float[GROUP * PAIR];

    /** Panels of A', a slab high at most; as long as the longest so far. */
    private float[] panel = {};

    /** C = A B', with A[rows, inner], B[columns, inner], C[rows, columns]. */
    void set(int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        if (inner == 0) {
            Arrays.fill(c, cOffset, cOffset + rows * columns, 0);
            return;
        }
        int part = FloatTiles.part(inner, SLAB);
        int paired = rows - rows % PAIR;
        reserve(part * (paired > 0 ? PAIR : (rows + LANES - 1) / LANES * LANES));
        for (int k = 0; k < inner; k += part) {
            int height = Math.min(part, inner - k);
            for (int row = 0; row < paired; row += PAIR) {
                FloatTransposition.copy(PAIR, height, a, aOffset + row * inner + k, inner, panel, 0, PAIR);
                addPair(k, height, inner, columns, b, bOffset + k, c, cOffset + row * columns);
            }
            for (int row = paired; row < rows; row += LANES) {
                int width = Math.min(LANES, rows - row);
                int to = (row - paired) * height;
                FloatTransposition.copy(width, height, a, aOffset + row * inner + k, inner, panel, to, LANES);
            }
            if (paired < rows) {
                addNarrow(rows - paired, k, height, inner, columns, b, bOffset + k, c, cOffset + paired * columns);
            }
        }
    }

    private void reserve(int length) {
        if (panel.length < length) {
            panel = new float[length];
        }
    }

    /** A slab, of which {@code first} is the first element of the inner dimension. */
    private void addPair(
            int first, int height, int inner, int columns, float[] b, int bOffset, float[] c, int cOffset) {
        int part = FloatTiles.part(height, PAIR_HEIGHT);
        for (int column = 0; column < columns; column += GROUP) {
            int count = Math.min(GROUP, columns - column);
            if (first > 0) {
                FloatTransposition.copy(PAIR, count, c, cOffset + column, columns, sums, 0, PAIR);
            }
            for (int k = 0; k < height; k += part) {
                boolean isStart = first + k == 0;
                addGroup(
                        count,
                        Math.min(part, height - k),
                        k,
                        inner,
                        b,
                        bOffset + column * inner + k,
                        isStart ? ZEROS : sums,
                        isStart ? 0 : PAIR);
            }
            FloatTransposition.copy(count, PAIR, sums, 0, PAIR, c, cOffset + column, columns);
        }
    }

    private void addGroup(int count, int height, int k, int inner, float[] b, int bAt, float[] start, int startStep) {
        int j = 0;
        for (; j + 8 <= count; j += 8) {
            FloatPairTiles.eightByTwo(
                    height,
                    b,
                    bAt + j * inner,
                    inner,
                    panel,
                    k * PAIR,
                    start,
                    j * startStep,
                    startStep,
                    sums,
                    j * PAIR);
        }
        for (; j < count; j++) {
            FloatPairTiles.oneByTwo(height, b, bAt + j * inner, panel, k * PAIR, start, j * startStep, sums, j * PAIR);
        }
    }

    /** A slab of less rows than two vectors hold, in narrow ones. */
    private void addNarrow(
            int rows, int first, int height, int inner, int columns, float[] b, int bOffset, float[] c, int cOffset) {
        int part = FloatTiles.part(height, NARROW_HEIGHT);
        for (int column = 0; column < columns; column += STRIP) {
            int count = Math.min(STRIP, columns - column);
            for (int i = 0; first > 0 && i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                int at = cOffset + i * columns + column;
                FloatTransposition.copy(width, count, c, at, columns, sums, i * STRIP, LANES);
            }
            for (int k = 0; k < height; k += part) {
                int partHeight = Math.min(part, height - k);
                strip.copyRows(b, bOffset + column * inner + k, inner, count, partHeight);
                addStrip(rows, partHeight, k, height, first + k == 0);
            }
            for (int i = 0; i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                int at = cOffset + i * columns + column;
                FloatTransposition.copy(count, width, sums, i * STRIP, LANES, c, at, columns);
            }
        }
    }

    private void addStrip(int rows, int height, int k, int panelHeight, boolean isStart) {
        for (int i = 0; i < rows; i += LANES) {
            int at = i * STRIP;
            FloatStripTiles.allByOneOfRows(
                    height,
                    strip.values(),
                    panel,
                    i * panelHeight + k * LANES,
                    isStart ? ZEROS : sums,
                    isStart ? 0 : at,
                    isStart ? 0 : LANES,
                    sums,
                    at,
                    LANES);
        }
    }
}
