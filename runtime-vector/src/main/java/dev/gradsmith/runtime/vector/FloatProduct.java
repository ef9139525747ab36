package dev.gradsmith.runtime.vector;

/**
 * C += A B over floats, where A and B may be transposed. C is walked in panels of columns, four vectors wide and then one vector wide; for
 * each, the part of B that it needs is copied together, and all rows of C take it in, tile by tile.
 *
 * <p>One of these belongs to one thread, with its scratch arrays.
 */
final class FloatProduct {
    private static final FloatTiles ROWS = new FloatRowTiles();
    private static final FloatTiles COLUMNS = new FloatColumnTiles();

    private static final int LANES = FloatTiles.LANES;
    private static final int WIDE = 4 * LANES;

    /** So many rows of a wide panel fill half a first-level cache, or all of it. */
    private static final int PANEL_ROWS = 128;

    /** Below that many rows of C, reading B in place costs less than copying it. */
    private static final int FEW_ROWS = 16;

    private static final float[] NONE = {};

    private final FloatPanel panel = new FloatPanel(PANEL_ROWS, WIDE);
    private final float[] tile = new float[8 * LANES];
    private FloatTiles tiles = ROWS;
    private float[] a = NONE;
    private int aOffset;
    private int aStep;
    private int aRowStep;
    private int aInnerStep;
    private float[] b = NONE;
    private int bOffset;
    private int bInnerStep;
    private int bColumnStep;
    private float[] c = NONE;
    private int cStep;

    /** A's rows are {@code step} apart. */
    FloatProduct left(float[] values, int offset, int step) {
        tiles = ROWS;
        return left(values, offset, step, step, 1);
    }

    /** A's columns are {@code step} apart. */
    FloatProduct leftTransposed(float[] values, int offset, int step) {
        tiles = COLUMNS;
        return left(values, offset, step, 1, step);
    }

    private FloatProduct left(float[] values, int offset, int step, int rowStep, int innerStep) {
        a = values;
        aOffset = offset;
        aStep = step;
        aRowStep = rowStep;
        aInnerStep = innerStep;
        return this;
    }

    /** B's element (k, j) is at {@code offset + k * innerStep + j * columnStep}; one of the steps is 1. */
    FloatProduct right(float[] values, int offset, int innerStep, int columnStep) {
        b = values;
        bOffset = offset;
        bInnerStep = innerStep;
        bColumnStep = columnStep;
        return this;
    }

    /** C += A B. The operands are forgotten. */
    void addTo(int rows, int inner, int columns, float[] result, int cOffset) {
        c = result;
        cStep = columns;
        for (int k = 0; k < inner; k += PANEL_ROWS) {
            addPanels(rows, k, Math.min(PANEL_ROWS, inner - k), columns, cOffset);
        }
        a = NONE;
        b = NONE;
        c = NONE;
    }

    private void addPanels(int rows, int k, int height, int columns, int cOffset) {
        int aAt = aOffset + k * aInnerStep;
        int column = 0;
        for (; column + WIDE <= columns; column += WIDE) {
            take(rows, k, height, column, WIDE);
            addWide(rows, height, aAt, cOffset + column);
        }
        for (; column + LANES <= columns; column += LANES) {
            take(rows, k, height, column, LANES);
            addNarrow(rows, height, aAt, cOffset + column);
        }
        if (column < columns) {
            panel.copy(
                    b,
                    bOffset + k * bInnerStep + column * bColumnStep,
                    bInnerStep,
                    bColumnStep,
                    height,
                    columns - column,
                    LANES);
            addRest(rows, height, aAt, cOffset + column, columns - column);
        }
    }

    private void take(int rows, int k, int height, int column, int width) {
        int at = bOffset + k * bInnerStep + column * bColumnStep;
        if (bColumnStep == 1 && rows < FEW_ROWS) {
            panel.view(b, at, bInnerStep);
            return;
        }
        panel.copy(b, at, bInnerStep, bColumnStep, height, width, width);
    }

    private void addWide(int rows, int height, int aAt, int cAt) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            tiles.fourByFour(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    c,
                    cAt + row * cStep,
                    cStep);
        }
        for (; row < rows; row++) {
            tiles.oneByFour(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    c,
                    cAt + row * cStep,
                    cStep);
        }
    }

    private void addNarrow(int rows, int height, int aAt, int cAt) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            tiles.eightByOne(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    c,
                    cAt + row * cStep,
                    cStep);
        }
        for (; row < rows; row++) {
            tiles.oneByOne(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    c,
                    cAt + row * cStep,
                    cStep);
        }
    }

    /** Columns that fill no vector: in a tile of their own, which is copied there and back. */
    private void addRest(int rows, int height, int aAt, int cAt, int width) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            loadTile(8, width, cAt + row * cStep);
            tiles.eightByOne(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    tile,
                    0,
                    LANES);
            storeTile(8, width, cAt + row * cStep);
        }
        for (; row < rows; row++) {
            loadTile(1, width, cAt + row * cStep);
            tiles.oneByOne(
                    height,
                    a,
                    aAt + row * aRowStep,
                    aStep,
                    panel.values(),
                    panel.offset(),
                    panel.step(),
                    tile,
                    0,
                    LANES);
            storeTile(1, width, cAt + row * cStep);
        }
    }

    private void loadTile(int rows, int width, int cAt) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                tile[row * LANES + i] = c[cAt + row * cStep + i];
            }
        }
    }

    private void storeTile(int rows, int width, int cAt) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                c[cAt + row * cStep + i] = tile[row * LANES + i];
            }
        }
    }
}
