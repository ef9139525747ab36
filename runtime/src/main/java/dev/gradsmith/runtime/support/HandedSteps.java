package dev.gradsmith.runtime.support;

import org.jspecify.annotations.Nullable;

/** Steps on a window's rows, as in {@link BatchStep#steps}, that the thread makes that has read them, while the one that trains waits. */
final class HandedSteps {
    private final Training training;
    private final int from;
    private final int count;
    private final int most;
    private final double[] losses;
    private int made;
    private @Nullable Throwable failure;
    private boolean isDone;

    /**
     * @param training on the rows of a window
     * @param from the position in the window
     */
    HandedSteps(Training training, int from, int count, int most, double[] losses) {
        this.training = training;
        this.from = from;
        this.count = count;
        this.most = most;
        this.losses = losses;
    }

    /** Makes the steps. What is thrown is kept for the thread that waits. */
    void run() {
        try {
            made = training.steps(EpochRows.IN_ORDER, from, count, most, losses);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** They have been made. Under the lock of the {@link WindowQueue}, as {@link #isDone}. */
    void done() {
        isDone = true;
    }

    boolean isDone() {
        return isDone;
    }

    /** How many steps were made. */
    int made() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        return made;
    }
}
