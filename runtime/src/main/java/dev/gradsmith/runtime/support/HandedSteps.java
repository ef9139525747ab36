package dev.gradsmith.runtime.support;

import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/** Steps on a window's rows, as in {@link BatchStep#steps}, that the thread makes that has read them, while the one that trains waits. */
final class HandedSteps {
    private final Training training;
    private final int from;
    private final int count;
    private final int most;
    private final Losses losses;
    private int made;
    private @Nullable Throwable failure;
    private boolean isDone;
    private boolean isTakenBack;

    /**
     * @param training on the rows of a window
     * @param from the position in the window
     */
    HandedSteps(Training training, int from, int count, int most, Losses losses) {
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
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    /** The thread that waits for them makes them itself. Under the lock, and by that thread. */
    void takeBack() {
        isTakenBack = true;
    }

    boolean isTakenBack() {
        return isTakenBack;
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
        if (failure != null) {
            throw new UndeclaredThrowableException(failure);
        }
        return made;
    }
}
