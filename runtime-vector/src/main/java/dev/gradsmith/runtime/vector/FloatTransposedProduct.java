package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.NARROW_HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.STRIP;
import static dev.gradsmith.runtime.vector.FloatTiles.WIDE;
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

    private final FloatStrip strip = new FloatStrip();
    private final float[] sums = new float[GROUP * WIDE];

    /** Panels of A', as high as the inner dimension. */
    private float[] panel = {};

    /** C = A B', with A[rows, inner], B[columns, inner], C[rows, columns]. */
    void set(int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        if (inner == 0) {
            Arrays.fill(c, cOffset, cOffset + rows * columns, 0);
            return;
        }
        if (panel.length < inner * WIDE) {
            panel = new float[inner * WIDE];
        }
        int row = 0;
        for (; row + WIDE <= rows; row += WIDE) {
            FloatTransposition.copy(WIDE, inner, a, aOffset + row * inner, inner, panel, 0, WIDE);
            setWide(inner, columns, b, bOffset, c, cOffset + row * columns);
        }
        if (row < rows) {
            for (int i = row; i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                FloatTransposition.copy(width, inner, a, aOffset + i * inner, inner, panel, (i - row) * inner, LANES);
            }
            setNarrow(rows - row, inner, columns, b, bOffset, c, cOffset + row * columns);
        }
    }

    private void setWide(int inner, int columns, float[] b, int bOffset, float[] c, int cOffset) {
        int part = FloatTiles.part(inner, HEIGHT);
        for (int column = 0; column < columns; column += GROUP) {
            int count = Math.min(GROUP, columns - column);
            for (int k = 0; k < inner; k += part) {
                addGroup(count, Math.min(part, inner - k), k, inner, b, bOffset + column * inner + k);
            }
            FloatTransposition.copy(count, WIDE, sums, 0, WIDE, c, cOffset + column, columns);
        }
    }

    private void addGroup(int count, int height, int k, int inner, float[] b, int bAt) {
        float[] start = k == 0 ? ZEROS : sums;
        int startStep = k == 0 ? 0 : WIDE;
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            FloatRowTiles.fourByFour(
                    height,
                    b,
                    bAt + j * inner,
                    inner,
                    panel,
                    k * WIDE,
                    start,
                    j * startStep,
                    startStep,
                    sums,
                    j * WIDE,
                    WIDE);
        }
        for (; j < count; j++) {
            FloatRowTiles.oneByFour(
                    height,
                    b,
                    bAt + j * inner,
                    panel,
                    k * WIDE,
                    WIDE,
                    start,
                    j * startStep,
                    startStep,
                    sums,
                    j * WIDE,
                    WIDE);
        }
    }

    /** Less rows than a wide panel has, in narrow ones. */
    private void setNarrow(int rows, int inner, int columns, float[] b, int bOffset, float[] c, int cOffset) {
        int part = FloatTiles.part(inner, NARROW_HEIGHT);
        for (int column = 0; column < columns; column += STRIP) {
            int count = Math.min(STRIP, columns - column);
            for (int k = 0; k < inner; k += part) {
                int height = Math.min(part, inner - k);
                strip.copyRows(b, bOffset + column * inner + k, inner, count, height);
                addStrip(rows, height, k, inner);
            }
            for (int i = 0; i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                FloatTransposition.copy(
                        count, width, sums, i * STRIP, LANES, c, cOffset + i * columns + column, columns);
            }
        }
    }

    private void addStrip(int rows, int height, int k, int inner) {
        int startStep = k == 0 ? 0 : LANES;
        for (int i = 0; i < rows; i += LANES) {
            int at = i * STRIP;
            FloatStripTiles.allByOneOfRows(
                    height,
                    strip.values(),
                    0,
                    panel,
                    i * inner + k * LANES,
                    k == 0 ? ZEROS : sums,
                    k == 0 ? 0 : at,
                    startStep,
                    sums,
                    at,
                    LANES);
        }
    }
}
