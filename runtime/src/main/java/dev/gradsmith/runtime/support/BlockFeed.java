package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trains on data that are read block by block: threads of its own, and the one that trains where it would wait, read ahead into a few windows of some blocks each, so that memory does
 * not grow with the data, while the fit loop takes batch after batch from the window that is ready. For generated code.
 */
public final class BlockFeed implements Training, AutoCloseable {
    private final DataBlocks data;
    private final FitOptions options;
    private final Function<DataSet, Training> bind;

    /** What does not depend on the rows. */
    private final Training model;

    private @Nullable WindowLoader loader;
    private @Nullable Window window;

    /** Whether the window is, or was, the last of its epoch. */
    private boolean isLast;

    /** How many rows of the epoch came before the window. */
    private long before;

    /** The position in the window behind the rows used last. */
    private int position;

    private BlockFeed(FitOptions options, DataBlocks data, Function<DataSet, Training> bind) {
        this.data = data;
        this.options = options;
        this.bind = bind;
        this.model = bind.apply(data.allocate(1));
    }

    /**
     * Runs the epochs.
     *
     * @param bind makes steps on the rows of a data set; throws if they do not fit the model
     * @throws IOException if the data cannot be read any more
     * @throws IllegalArgumentException if there are more rows than a fit counts, or left-over rows are to roll over
     */
    public static History run(FitOptions options, DataBlocks data, Function<DataSet, Training> bind)
            throws IOException {
        if (data.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    data.name() + " has " + data.rows() + " rows; an epoch counts up to " + Integer.MAX_VALUE);
        }
        if (options.lastBatch() == LastBatch.ROLL_OVER) {
            throw new IllegalArgumentException(
                    "LastBatch.ROLL_OVER is for data in memory; choose LastBatch.KEEP or LastBatch.DROP");
        }
        try (BlockFeed feed = new BlockFeed(options, data, bind)) {
            return FitLoop.run(options, feed);
        } catch (UnreadableDataException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean hasOwnOrder() {
        return true;
    }

    @Override
    public int rows() {
        return (int) data.rows();
    }

    @Override
    public void beforeEpoch(int number) {
        if (loader == null) {
            loader = WindowLoader.start(options, data, bind, number);
        } else {
            // What is left of the epoch before: its last batch was dropped, or it was resumed where all its steps had
            // been
            // made.
            while (!isLast) {
                next();
            }
        }
        release();
        isLast = false;
        before = 0;
        position = 0;
    }

    /** The window that holds these rows of the epoch; {@code position} is then their first. */
    private Window windowOf(long from, int count) {
        while (window == null || from >= before + window.rows()) {
            next();
        }
        position = (int) (from - before);
        if (position < 0 || count > window.rows() - position) {
            throw new IllegalStateException("the rows " + from + " to " + (from + count)
                    + " are not together in memory: batches of " + options.batchSize() + " were announced");
        }
        return window;
    }

    private void next() {
        if (loader == null) {
            throw new IllegalStateException("no epoch has begun");
        }
        before += window == null ? 0 : window.rows();
        window = loader.next(Optional.ofNullable(window));
        isLast = window.isLast();
    }

    private void release() {
        if (window != null && loader != null) {
            loader.release(window);
        }
        window = null;
    }

    @Override
    public double step(int[] order, int from, int count) {
        Training training = windowOf(from, count).training();
        return training.step(order, position, count);
    }

    /** As many as the window has rows for. */
    @Override
    public int steps(int[] order, int from, int count, int most, Losses losses) {
        Window holder = windowOf(from, count);
        int together = Math.min(most, (holder.rows() - position) / count);
        return loader == null ? 0 : loader.steps(holder, position, count, together, losses);
    }

    @Override
    public double accumulate(int[] order, int from, int count, double weight) {
        Training training = windowOf(from, count).training();
        return training.accumulate(order, position, count, weight);
    }

    @Override
    public void stepAccumulated(double scale) {
        model.stepAccumulated(scale);
    }

    @Override
    public Optional<NonFinite.Found> nonFinite(int[] order, int from, int count) {
        Window holder = windowOf(from, count);
        return holder.training()
                .nonFinite(order, position, count)
                .map(found -> found.in(holder.numbers(position, data)));
    }

    @Override
    public Training part(int[] rows) {
        throw new IllegalArgumentException(
                "a part of data that are read in blocks cannot be taken out for validation: give a data set of its own");
    }

    @Override
    public double[] evaluate() {
        try {
            return model.evaluate(data);
        } catch (IOException e) {
            throw new UnreadableDataException(e);
        }
    }

    @Override
    public double[] evaluate(DataBlocks other) throws IOException {
        return model.evaluate(other);
    }

    @Override
    public Training on(DataSet other) {
        return model.on(other);
    }

    @Override
    public List<String> measures() {
        return model.measures();
    }

    @Override
    public List<String> hyperparameters() {
        return model.hyperparameters();
    }

    @Override
    public double hyperparameter(String name) {
        return model.hyperparameter(name);
    }

    @Override
    public void hyperparameter(String name, double value) {
        model.hyperparameter(name, value);
    }

    @Override
    public double[] parameters() {
        return model.parameters();
    }

    @Override
    public void parameters(double[] values) {
        model.parameters(values);
    }

    @Override
    public TrainerState state() {
        return model.state();
    }

    @Override
    public void describe(Fingerprint fingerprint) {
        fingerprint.add("blocks", data.fingerprint());
        fingerprint.add("rows in a block", (long) data.blockRows());
        WindowOrder.describe(fingerprint);
    }

    @Override
    public void close() {
        if (loader != null) {
            loader.close();
        }
    }
}
