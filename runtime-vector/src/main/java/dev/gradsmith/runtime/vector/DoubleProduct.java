package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.DoubleTiles.HEIGHT;
import static dev.gradsmith.runtime.vector.DoubleTiles.LANES;
import static dev.gradsmith.runtime.vector.DoubleTiles.NARROW_HEIGHT;
import static dev.gradsmith.runtime.vector.DoubleTiles.STRIP;
import static dev.gradsmith.runtime.vector.DoubleTiles.WIDE;
import static dev.gradsmith.runtime.vector.DoubleTiles.ZEROS;

import java.util.Arrays;

/**
 * A B over doubles, where A may be transposed. C is walked in panels of columns, four vectors wide, and those that are left over in panels a vector wide; for
 * each, the part of B that it needs is copied together, and all rows of C take it in, tile by tile.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class DoubleProduct {

    /** Below that many rows of C, reading B in place costs less than copying it. */
    private static final int FEW_ROWS = 16;

    /** So many columns of A at once fill half a second-level cache. */
    private static final int GROUP = 512;

    private static final double[] NONE = {};

    private final DoublePanel panel = new DoublePanel();
    private final DoubleStrip strip = new DoubleStrip();
    private final double[] tile = new double[STRIP * WIDE];

    /** Strips of columns, one after the other. */
    private double[] strips = NONE;

    private boolean columnsOfLeft;
    private double[] a = NONE;
    private int aOffset;
    private int aStep;
    private double[] b = NONE;
    private int bOffset;
    private int bStep;
    private double[] c = NONE;
    private int cOffset;
    private int cStep;

    /** What the sums start from: {@link DoubleTiles#ZEROS}, or C. */
    private double[] start = NONE;

    /** A's rows are {@code step} apart. */
    DoubleProduct left(double[] values, int offset, int step) {
        columnsOfLeft = false;
        a = values;
        aOffset = offset;
        aStep = step;
        return this;
    }

    /** A is given transposed: its columns are rows there, {@code step} apart. */
    DoubleProduct leftTransposed(double[] values, int offset, int step) {
        left(values, offset, step);
        columnsOfLeft = true;
        return this;
    }

    /** B's rows are {@code step} apart. */
    DoubleProduct right(double[] values, int offset, int step) {
        b = values;
        bOffset = offset;
        bStep = step;
        return this;
    }

    /** C = A B. The operands are forgotten. */
    void set(int rows, int inner, int columns, double[] result, int offset) {
        run(rows, inner, columns, ZEROS, result, offset);
    }

    /** C += A B. The operands are forgotten. */
    void addTo(int rows, int inner, int columns, double[] result, int offset) {
        run(rows, inner, columns, result, result, offset);
    }

    private void run(int rows, int inner, int columns, double[] first, double[] result, int offset) {
        c = result;
        cOffset = offset;
        cStep = columns;
        int wide = columns - columns % WIDE;
        if (inner == 0 && first != result) {
            Arrays.fill(c, cOffset, cOffset + rows * columns, 0);
        }
        start = first;
        addWidePanels(rows, inner, wide);
        start = first;
        addNarrowPanels(rows, inner, wide, columns);
        a = NONE;
        b = NONE;
        c = NONE;
        start = NONE;
    }

    private void addWidePanels(int rows, int inner, int columns) {
        if (rows < FEW_ROWS && !columnsOfLeft) {
            for (int column = 0; inner > 0 && column < columns; column += WIDE) {
                addRows(rows, inner, 0, b, bOffset + column, bStep, column);
            }
            return;
        }
        int part = DoubleTiles.part(inner, HEIGHT);
        for (int k = 0; k < inner && columns > 0; k += part) {
            int height = Math.min(part, inner - k);
            if (columnsOfLeft) {
                for (int row = 0; row < rows; row += GROUP) {
                    addGroupOfColumns(row, Math.min(GROUP, rows - row), k, height, columns);
                }
            } else {
                for (int column = 0; column < columns; column += WIDE) {
                    panel.copyWide(b, bOffset + k * bStep + column, bStep, height);
                    addRows(rows, height, k, panel.values(), 0, WIDE, column);
                }
            }
            start = c;
        }
    }

    /** Some of A's columns, which are copied before any panel takes them. */
    private void addGroupOfColumns(int firstRow, int rows, int k, int height, int columns) {
        int whole = (rows + STRIP - 1) / STRIP * STRIP;
        if (strips.length < whole * height) {
            strips = new double[whole * height];
        }
        for (int row = 0; row < rows; row += STRIP) {
            int count = Math.min(STRIP, rows - row);
            DoubleStrip.copyColumns(
                    a, aOffset + k * aStep + firstRow + row, aStep, count, height, strips, row * height);
        }
        for (int column = 0; column < columns; column += WIDE) {
            panel.copyWide(b, bOffset + k * bStep + column, bStep, height);
            addWideColumns(rows, height, firstRow, column);
        }
    }

    /** The rows of A by four vectors, of a panel or in place. */
    private void addRows(int rows, int height, int k, double[] right, int rightOffset, int rightStep, int column) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            int aAt = aOffset + row * aStep + k;
            int cAt = cOffset + row * cStep + column;
            if (rightStep == WIDE) {
                DoubleRowTiles.fourByFour(
                        height, a, aAt, aStep, right, rightOffset, start, startAt(cAt), startStep(), c, cAt, cStep);
            } else {
                DoubleRowTiles.fourByFour(
                        height,
                        a,
                        aAt,
                        aStep,
                        right,
                        rightOffset,
                        rightStep,
                        start,
                        startAt(cAt),
                        startStep(),
                        c,
                        cAt,
                        cStep);
            }
        }
        for (; row < rows; row++) {
            int aAt = aOffset + row * aStep + k;
            int cAt = cOffset + row * cStep + column;
            DoubleRowTiles.oneByFour(
                    height, a, aAt, right, rightOffset, rightStep, start, startAt(cAt), startStep(), c, cAt, cStep);
        }
    }

    private void addWideColumns(int rows, int height, int firstRow, int column) {
        for (int row = 0; row < rows; row += STRIP) {
            int count = Math.min(STRIP, rows - row);
            int cAt = cOffset + (firstRow + row) * cStep + column;
            int aAt = row * height;
            int i = 0;
            for (; i + 4 <= count; i += 4) {
                int at = cAt + i * cStep;
                addFour(height, aAt + i, at);
            }
            if (i < count) {
                int at = cAt + i * cStep;
                loadTile(count - i, WIDE, WIDE, at);
                DoubleColumnTiles.fourByFour(height, strips, aAt + i, panel.values(), 0, tile, 0, WIDE, tile, 0, WIDE);
                storeTile(count - i, WIDE, WIDE, at);
            }
        }
    }

    private void addFour(int height, int aAt, int cAt) {
        if (start == c) {
            DoubleColumnTiles.fourByFour(height, strips, aAt, panel.values(), 0, c, cAt, cStep, c, cAt, cStep);
        } else {
            DoubleColumnTiles.newFourByFour(height, strips, aAt, panel.values(), 0, c, cAt, cStep);
        }
    }

    private void addNarrowPanels(int rows, int inner, int from, int columns) {
        int part = DoubleTiles.part(inner, NARROW_HEIGHT);
        for (int k = 0; k < inner; k += part) {
            int height = Math.min(part, inner - k);
            for (int column = from; column < columns; column += LANES) {
                int width = Math.min(LANES, columns - column);
                panel.copyNarrow(b, bOffset + k * bStep + column, bStep, height, width);
                for (int row = 0; row < rows; row += STRIP) {
                    int count = Math.min(STRIP, rows - row);
                    addNarrow(count, height, row, k, cOffset + row * cStep + column, width);
                }
            }
            start = c;
        }
    }

    /** A strip by a narrow panel. Where one of them is not full, the sums are in a tile of their own, which is copied there and back. */
    private void addNarrow(int count, int height, int row, int k, int cAt, int width) {
        if (count == STRIP && width == LANES) {
            addStrip(height, row, k, count, start, startAt(cAt), startStep(), c, cAt, cStep);
            return;
        }
        if (start == c) {
            loadTile(count, width, LANES, cAt);
            addStrip(height, row, k, count, tile, 0, LANES, tile, 0, LANES);
        } else {
            addStrip(height, row, k, count, start, 0, 0, tile, 0, LANES);
        }
        storeTile(count, width, LANES, cAt);
    }

    private void addStrip(
            int height,
            int row,
            int k,
            int count,
            double[] from,
            int fromOffset,
            int fromStep,
            double[] to,
            int toOffset,
            int toStep) {
        if (columnsOfLeft) {
            strip.copyColumns(a, aOffset + k * aStep + row, aStep, count, height);
            DoubleStripTiles.allByOneOfColumns(
                    height, strip.values(), panel.values(), 0, from, fromOffset, fromStep, to, toOffset, toStep);
        } else {
            strip.copyRows(a, aOffset + row * aStep + k, aStep, count, height);
            DoubleStripTiles.allByOneOfRows(
                    height, strip.values(), panel.values(), 0, from, fromOffset, fromStep, to, toOffset, toStep);
        }
    }

    private int startAt(int cAt) {
        return start == c ? cAt : 0;
    }

    private int startStep() {
        return start == c ? cStep : 0;
    }

    private void loadTile(int rows, int width, int step, int cAt) {
        if (start != c) {
            Arrays.fill(tile, 0, rows * step, 0);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(c, cAt + row * cStep, tile, row * step, width);
        }
    }

    private void storeTile(int rows, int width, int step, int cAt) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(tile, row * step, c, cAt + row * cStep, width);
        }
    }
}
