package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.FitOptions;

/** Which blocks' rows the windows hold, one after the other, epoch after epoch. Under the lock of its {@link WindowQueue}. */
final class WindowSequence {
    private final WindowOrder order;
    private final int epochs;
    private final int batch;

    /** The epoch and the window to come next, and how many rows the one before leaves to it. */
    private int epoch;

    private long window;
    private int left;

    /** Begins with this epoch. */
    WindowSequence(FitOptions options, DataBlocks data, int firstEpoch) {
        order = new WindowOrder(options, data);
        epochs = options.epochs();
        batch = options.batchSize();
        epoch = firstEpoch;
    }

    /** How many rows a window has at most. */
    long mostRows() {
        return order.mostRows();
    }

    /** How many windows an epoch has. */
    long windows() {
        return order.windows();
    }

    /** Whether there are no more windows. */
    boolean isOver() {
        return epoch > epochs;
    }

    /** Says what this window, which is the next, is to be filled with. */
    void begin(Window next) {
        if (window == 0) {
            order.start(epoch);
        }
        RowOrder rows = order.rows(window);
        int[] blocks = order.blocks(window);
        next.begin(blocks, order.starts(blocks), rows, left, batch);
        left = next.left();
        window = rows.isLast() ? 0 : window + 1;
        epoch += rows.isLast() ? 1 : 0;
    }
}
