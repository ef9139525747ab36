package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.SPECIES;
import static dev.gradsmith.runtime.vector.FloatTiles.STRIP;
import static dev.gradsmith.runtime.vector.FloatTiles.STRIP_STEP;

import jdk.incubator.vector.FloatVector;

/**
 * A copy of some rows of the left factor, or, where that is transposed, of its columns: with steps that are constant. Where there are less than a strip has,
 * the others are anything.
 */
final class FloatStrip {
    private final float[] values = new float[STRIP * STRIP_STEP];

    float[] values() {
        return values;
    }

    /** Rows that are {@code step} apart; element k of row i is at {@code i * STRIP_STEP + k}. */
    void copyRows(float[] from, int offset, int step, int count, int height) {
        for (int row = 0; row < count; row++) {
            int at = offset + row * step;
            int to = row * STRIP_STEP;
            int k = 0;
            for (; k + 4 * LANES <= height; k += 4 * LANES) {
                FloatVector.fromArray(SPECIES, from, at + k).intoArray(values, to + k);
                FloatVector.fromArray(SPECIES, from, at + k + LANES).intoArray(values, to + k + LANES);
                FloatVector.fromArray(SPECIES, from, at + k + 2 * LANES).intoArray(values, to + k + 2 * LANES);
                FloatVector.fromArray(SPECIES, from, at + k + 3 * LANES).intoArray(values, to + k + 3 * LANES);
            }
            for (; k + LANES <= height; k += LANES) {
                FloatVector.fromArray(SPECIES, from, at + k).intoArray(values, to + k);
            }
            for (; k < height; k++) {
                values[to + k] = from[at + k];
            }
        }
    }

    /** Columns, whose elements are {@code step} apart; element k of column i is at {@code k * STRIP + i}. */
    void copyColumns(float[] from, int offset, int step, int count, int height) {
        copyColumns(from, offset, step, count, height, values, 0);
    }

    /** The same into another array. */
    static void copyColumns(float[] from, int offset, int step, int count, int height, float[] to, int toOffset) {
        if (count < STRIP) {
            for (int k = 0; k < height; k++) {
                System.arraycopy(from, offset + k * step, to, toOffset + k * STRIP, count);
            }
            return;
        }
        for (int k = 0; k < height; k++) {
            for (int i = 0; i < STRIP; i += LANES) {
                FloatVector.fromArray(SPECIES, from, offset + k * step + i).intoArray(to, toOffset + k * STRIP + i);
            }
        }
    }
}
