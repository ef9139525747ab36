package dev.gradsmith.runtime;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a trainer goes over its data. Immutable: each method gives a new object.
 *
 * <p>Unless told otherwise: batches of 32, shuffled anew each epoch with seed 0, the last batch of an epoch possibly smaller.
 */
public final class FitOptions {

    private static final int DEFAULT_BATCH_SIZE = 32;
    private static final long DEFAULT_SHUFFLE_SEED = 0;

    private final int epochs;
    private final int batchSize;
    private final OptionalLong shuffleSeed;
    private final LastBatch lastBatch;
    private final Consumer<Epoch> listener;

    private FitOptions(
            int epochs, int batchSize, OptionalLong shuffleSeed, LastBatch lastBatch, Consumer<Epoch> listener) {
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.shuffleSeed = shuffleSeed;
        this.lastBatch = lastBatch;
        this.listener = listener;
    }

    /**
     * That many passes over the data.
     *
     * @throws IllegalArgumentException if {@code epochs} is less than 1
     */
    public static FitOptions epochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, is " + epochs);
        }
        return new FitOptions(
                epochs, DEFAULT_BATCH_SIZE, OptionalLong.of(DEFAULT_SHUFFLE_SEED), LastBatch.KEEP, epoch -> {});
    }

    /**
     * That many rows to a step.
     *
     * @throws IllegalArgumentException if {@code rows} is less than 1
     */
    public FitOptions batchSize(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, is " + rows);
        }
        return new FitOptions(epochs, rows, shuffleSeed, lastBatch, listener);
    }

    /** The rows in a new random order each epoch, all orders following from this seed. */
    public FitOptions shuffleSeed(long seed) {
        return new FitOptions(epochs, batchSize, OptionalLong.of(seed), lastBatch, listener);
    }

    /** The rows in the order of the data, in every epoch. */
    public FitOptions unshuffled() {
        return new FitOptions(epochs, batchSize, OptionalLong.empty(), lastBatch, listener);
    }

    /** What to do with rows left over at the end of an epoch. */
    public FitOptions lastBatch(LastBatch policy) {
        return new FitOptions(epochs, batchSize, shuffleSeed, Objects.requireNonNull(policy), listener);
    }

    /** Calls this after each epoch, on the thread that fits, after any listener given before. What it throws ends the fit. */
    public FitOptions onEpoch(Consumer<Epoch> added) {
        return new FitOptions(epochs, batchSize, shuffleSeed, lastBatch, listener.andThen(added));
    }

    /** How many passes over the data; at least 1. */
    public int epochs() {
        return epochs;
    }

    /** How many rows to a step; at least 1. */
    public int batchSize() {
        return batchSize;
    }

    /** The seed of the orders of rows; empty if the order of the data is kept. */
    public OptionalLong shuffleSeed() {
        return shuffleSeed;
    }

    /** What happens to rows left over. */
    public LastBatch lastBatch() {
        return lastBatch;
    }

    /** Called after each epoch; does nothing if none was given. */
    public Consumer<Epoch> onEpoch() {
        return listener;
    }
}
