package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.NARROW_HEIGHT;
import static dev.gradsmith.runtime.vector.FloatTiles.SPECIES;
import static dev.gradsmith.runtime.vector.FloatTiles.WIDE;

import jdk.incubator.vector.FloatVector;

/** A copy of what a panel takes of the rows of the right factor, in which they lie together. */
final class FloatPanel {
    private final float[] values = new float[Math.max(HEIGHT * WIDE, NARROW_HEIGHT * LANES)];

    float[] values() {
        return values;
    }

    /** Copies four vectors of rows that are {@code step} apart. */
    void copyWide(float[] from, int offset, int step, int height) {
        for (int k = 0; k < height; k++) {
            int at = offset + k * step;
            int to = k * WIDE;
            FloatVector.fromArray(SPECIES, from, at).intoArray(values, to);
            FloatVector.fromArray(SPECIES, from, at + LANES).intoArray(values, to + LANES);
            FloatVector.fromArray(SPECIES, from, at + 2 * LANES).intoArray(values, to + 2 * LANES);
            FloatVector.fromArray(SPECIES, from, at + 3 * LANES).intoArray(values, to + 3 * LANES);
        }
    }

    /** Copies {@code width} columns, which are a vector at most. What follows them is anything: the next row's, if there is enough. */
    void copyNarrow(float[] from, int offset, int step, int height, int width) {
        int vectors = Math.min(height, Math.floorDiv(from.length - LANES - offset, step) + 1);
        for (int k = 0; k < vectors; k++) {
            FloatVector.fromArray(SPECIES, from, offset + k * step).intoArray(values, k * LANES);
        }
        for (int k = Math.max(0, vectors); k < height; k++) {
            System.arraycopy(from, offset + k * step, values, k * LANES, width);
        }
    }
}
