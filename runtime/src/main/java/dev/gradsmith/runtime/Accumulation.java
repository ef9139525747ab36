package dev.gradsmith.runtime;

/**
 * Several batches to one update, for batches that do not fit into memory.
 *
 * @param batches how many; 1 where each batch is an update of its own
 * @param merge what becomes of their gradients
 */
public record Accumulation(int batches, Merge merge) {

    /** What one gradient is made of several. */
    public enum Merge {
        /** Their mean, each weighted by its rows: for a loss that is a mean over the rows, the gradient of all rows as one batch. */
        MEAN,
        /** Their sum: for a loss that is a sum over the rows. */
        SUM
    }

    /** Each batch an update of its own. */
    public static final Accumulation NONE = new Accumulation(1, Merge.MEAN);

    public Accumulation {
        if (batches < 1) {
            throw new IllegalArgumentException("the batches of an update must be at least 1, are " + batches);
        }
    }
}
