package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.RandomStream;
import java.util.OptionalLong;

/**
 * In which order the rows of a window's blocks come: said when the window is opened, under a lock, and worked out by the thread that fills it.
 *
 * @param seed none where the rows come as they are
 * @param window which of the epoch it is, from 0
 * @param windows how many the epoch has. If it is the only one, its order is that of data in memory
 */
record RowOrder(OptionalLong seed, int epoch, long window, long windows) {

    /** Whether the window is the last of its epoch. */
    boolean isLast() {
        return window == windows - 1;
    }

    /** Says where the rows come to stand: row i of all the blocks becomes row {@code places[i]}, the first of which is row {@code first}. */
    void fill(int[] places, int rows, int first) {
        if (seed.isPresent() && windows == 1) {
            int[] order = new int[rows];
            Batches.order(order, seed.getAsLong(), epoch);
            for (int i = 0; i < rows; i++) {
                places[order[i]] = first + i;
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            places[i] = first + i;
        }
        if (seed.isPresent()) {
            RandomStream.named(seed.getAsLong(), "rows of epoch " + epoch + ", window " + window)
                    .shuffle(places, rows);
        }
    }
}
