package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;

/** The rows of the right factor that a panel of columns takes: a view of the factor, or a copy in which they lie together. */
final class FloatPanel {
    private static final int LANES = FloatTiles.LANES;

    /** Lines of as many rows at once stay in a first-level cache whatever their distance is. */
    private static final int ROWS_AT_ONCE = 8;

    private final float[] copy;
    private float[] values;
    private int offset;
    private int step;

    FloatPanel(int height, int width) {
        copy = new float[height * width];
        values = copy;
    }

    float[] values() {
        return values;
    }

    int offset() {
        return offset;
    }

    int step() {
        return step;
    }

    /** The factor itself, from there. */
    void view(float[] from, int fromOffset, int fromStep) {
        values = from;
        offset = fromOffset;
        step = fromStep;
    }

    /**
     * A copy of the elements at {@code fromOffset + k * innerStep + j * columnStep}, for k below {@code height} and j below {@code width},
     * with rows of {@code paddedWidth}. What it is padded with is anything.
     */
    void copy(float[] from, int fromOffset, int innerStep, int columnStep, int height, int width, int paddedWidth) {
        values = copy;
        offset = 0;
        step = paddedWidth;
        if (columnStep != 1) {
            transpose(from, fromOffset, columnStep, height, width);
        } else if (width < paddedWidth) {
            copyNarrow(from, fromOffset, innerStep, height, width);
        } else {
            copyVectors(from, fromOffset, innerStep, height);
        }
    }

    private void copyVectors(float[] from, int fromOffset, int innerStep, int height) {
        for (int k = 0; k < height; k++) {
            int at = fromOffset + k * innerStep;
            int to = k * step;
            for (int j = 0; j < step; j += LANES) {
                FloatVector.fromArray(FloatTiles.SPECIES, from, at + j).intoArray(copy, to + j);
            }
        }
    }

    private void copyNarrow(float[] from, int fromOffset, int innerStep, int height, int width) {
        for (int k = 0; k < height; k++) {
            int at = fromOffset + k * innerStep;
            int to = k * step;
            for (int j = 0; j < width; j++) {
                copy[to + j] = from[at + j];
            }
        }
    }

    private void transpose(float[] from, int fromOffset, int columnStep, int height, int width) {
        int j = 0;
        for (; j + ROWS_AT_ONCE <= width; j += ROWS_AT_ONCE) {
            transposeEight(from, fromOffset + j * columnStep, columnStep, height, j);
        }
        for (; j < width; j++) {
            int at = fromOffset + j * columnStep;
            for (int k = 0; k < height; k++) {
                copy[k * step + j] = from[at + k];
            }
        }
    }

    private void transposeEight(float[] from, int from0, int columnStep, int height, int to) {
        int from1 = from0 + columnStep;
        int from2 = from1 + columnStep;
        int from3 = from2 + columnStep;
        int from4 = from3 + columnStep;
        int from5 = from4 + columnStep;
        int from6 = from5 + columnStep;
        int from7 = from6 + columnStep;
        float[] target = copy;
        for (int k = 0; k < height; k++) {
            int at = to + k * step;
            target[at] = from[from0 + k];
            target[at + 1] = from[from1 + k];
            target[at + 2] = from[from2 + k];
            target[at + 3] = from[from3 + k];
            target[at + 4] = from[from4 + k];
            target[at + 5] = from[from5 + k];
            target[at + 6] = from[from6 + k];
            target[at + 7] = from[from7 + k];
        }
    }
}
