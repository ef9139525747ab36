package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Trains on data that are read block by block: a thread of its own reads ahead into a few windows of some blocks each, so that memory does
 * not grow with the data, while the fit loop takes batch after batch from the window that is ready. For generated code.
 */
public final class BlockFeed implements BatchStep {
    private final WindowLoader loader;
    private final BlockStep step;
    private Window window = Window.NONE;
    private int position;

    private BlockFeed(WindowLoader loader, BlockStep step) {
        this.loader = loader;
        this.step = step;
    }

    /**
     * Runs the epochs.
     *
     * @param check looks at every window's rows before they are used; throws if they do not fit the model
     * @throws IOException if the data cannot be read any more
     * @throws IllegalArgumentException if there are more rows than a fit counts, or left-over rows are to roll over
     */
    public static History run(FitOptions options, DataBlocks data, Consumer<DataSet> check, BlockStep step)
            throws IOException {
        if (data.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    data.name() + " has " + data.rows() + " rows; an epoch counts up to " + Integer.MAX_VALUE);
        }
        if (options.lastBatch() == LastBatch.ROLL_OVER) {
            throw new IllegalArgumentException(
                    "LastBatch.ROLL_OVER is for data in memory; choose LastBatch.KEEP or LastBatch.DROP");
        }
        try (WindowLoader loader = WindowLoader.start(options, data, check)) {
            return FitLoop.run(options.unshuffled(), (int) data.rows(), new BlockFeed(loader, step));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public double stepRange(int first, int count) {
        if (first == 0 && window.epoch() > 0) {
            // What is left of the epoch before, if its last batch was dropped.
            position = window.rows();
            while (!window.isLast()) {
                next();
                position = window.rows();
            }
        }
        while (position == window.rows()) {
            next();
        }
        if (count > window.rows() - position) {
            throw new IllegalStateException(
                    "a batch of " + count + " rows where batches of " + loader.batch() + " were announced");
        }
        int at = position;
        position += count;
        return step.step(window.data(), at, count);
    }

    private void next() {
        loader.release(window);
        window = loader.next();
        position = 0;
    }

    @Override
    public double stepRows(int[] order, int from, int to) {
        throw new IllegalStateException("blocks are put into their order where they are read");
    }
}
