package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.DoubleTiles.HEIGHT;
import static dev.gradsmith.runtime.vector.DoubleTiles.LANES;
import static dev.gradsmith.runtime.vector.DoubleTiles.NARROW_HEIGHT;
import static dev.gradsmith.runtime.vector.DoubleTiles.STRIP;
import static dev.gradsmith.runtime.vector.DoubleTiles.WIDE;
import static dev.gradsmith.runtime.vector.DoubleTiles.ZEROS;

import java.util.Arrays;

/**
 * A B' over doubles, computed as the transpose of B A'. In a network, A has a block's rows, and B is a matrix of weights: so A and the result are the smaller ones to transpose, and
 * B is read in place.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class DoubleTransposedProduct {

    /** The columns of C, which are rows of B, whose sums are computed before they are transposed. */
    private static final int GROUP = 64;

    private final DoubleStrip strip = new DoubleStrip();
    private final double[] sums = new double[GROUP * WIDE];

    /** Panels of A', as high as the inner dimension. */
    private double[] panel = {};

    /** C = A B', with A[rows, inner], B[columns, inner], C[rows, columns]. */
    void set(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset) {
        if (inner == 0) {
            Arrays.fill(c, cOffset, cOffset + rows * columns, 0);
            return;
        }
        if (panel.length < inner * WIDE) {
            panel = new double[inner * WIDE];
        }
        int row = 0;
        for (; row + WIDE <= rows; row += WIDE) {
            DoubleTransposition.copy(WIDE, inner, a, aOffset + row * inner, inner, panel, 0, WIDE);
            setWide(inner, columns, b, bOffset, c, cOffset + row * columns);
        }
        if (row < rows) {
            for (int i = row; i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                DoubleTransposition.copy(width, inner, a, aOffset + i * inner, inner, panel, (i - row) * inner, LANES);
            }
            setNarrow(rows - row, inner, columns, b, bOffset, c, cOffset + row * columns);
        }
    }

    private void setWide(int inner, int columns, double[] b, int bOffset, double[] c, int cOffset) {
        int part = DoubleTiles.part(inner, HEIGHT);
        for (int column = 0; column < columns; column += GROUP) {
            int count = Math.min(GROUP, columns - column);
            for (int k = 0; k < inner; k += part) {
                addGroup(count, Math.min(part, inner - k), k, inner, b, bOffset + column * inner + k);
            }
            DoubleTransposition.copy(count, WIDE, sums, 0, WIDE, c, cOffset + column, columns);
        }
    }

    private void addGroup(int count, int height, int k, int inner, double[] b, int bAt) {
        double[] start = k == 0 ? ZEROS : sums;
        int startStep = k == 0 ? 0 : WIDE;
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            DoubleRowTiles.fourByFour(
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
            DoubleRowTiles.oneByFour(
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
    private void setNarrow(int rows, int inner, int columns, double[] b, int bOffset, double[] c, int cOffset) {
        int part = DoubleTiles.part(inner, NARROW_HEIGHT);
        for (int column = 0; column < columns; column += STRIP) {
            int count = Math.min(STRIP, columns - column);
            for (int k = 0; k < inner; k += part) {
                int height = Math.min(part, inner - k);
                strip.copyRows(b, bOffset + column * inner + k, inner, count, height);
                addStrip(rows, height, k, inner);
            }
            for (int i = 0; i < rows; i += LANES) {
                int width = Math.min(LANES, rows - i);
                DoubleTransposition.copy(
                        count, width, sums, i * STRIP, LANES, c, cOffset + i * columns + column, columns);
            }
        }
    }

    private void addStrip(int rows, int height, int k, int inner) {
        int startStep = k == 0 ? 0 : LANES;
        for (int i = 0; i < rows; i += LANES) {
            int at = i * STRIP;
            DoubleStripTiles.allByOneOfRows(
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
