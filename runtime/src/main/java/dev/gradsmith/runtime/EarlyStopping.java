package dev.gradsmith.runtime;

import java.util.Objects;

/**
 * When a fit ends before its last epoch: once so many epochs in a row have brought nothing better. The model then gets back the parameters
 * of the best epoch, also when the fit ends with its last epoch. What an update rule remembers is not taken back. Immutable.
 */
public final class EarlyStopping {

    private final int patience;
    private final Monitor monitor;
    private final double leastImprovement;
    private final boolean restoresBest;

    private EarlyStopping(int patience, Monitor monitor, double leastImprovement, boolean restoresBest) {
        this.patience = patience;
        this.monitor = monitor;
        this.leastImprovement = leastImprovement;
        this.restoresBest = restoresBest;
    }

    /**
     * Stops after that many epochs in a row in which the validation loss was no lower than the lowest before.
     *
     * @throws IllegalArgumentException if {@code epochs} is less than 1
     */
    public static EarlyStopping patience(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("patience must be at least 1, is " + epochs);
        }
        return new EarlyStopping(epochs, Monitor.validationLoss(), 0, true);
    }

    /** Watches another number than the validation loss. */
    public EarlyStopping monitor(Monitor other) {
        return new EarlyStopping(patience, Objects.requireNonNull(other), leastImprovement, restoresBest);
    }

    /**
     * Only a change by more than this counts as better.
     *
     * @throws IllegalArgumentException if {@code change} is negative or not finite
     */
    public EarlyStopping leastImprovement(double change) {
        if (!(change >= 0 && change < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("leastImprovement must be 0 or more, is " + change);
        }
        return new EarlyStopping(patience, monitor, change, restoresBest);
    }

    /** Leaves the model with the parameters of the last epoch, not of the best. */
    public EarlyStopping keepLast() {
        return new EarlyStopping(patience, monitor, leastImprovement, false);
    }

    /** How many epochs in a row may bring nothing better. */
    public int patience() {
        return patience;
    }

    /** What is watched. */
    public Monitor monitor() {
        return monitor;
    }

    /** For example {@code patience 5 of the validation loss, by more than 0.0, then the best}. */
    @Override
    public String toString() {
        return "patience " + patience + " of the " + monitor + ", by more than " + leastImprovement + ", then the "
                + (restoresBest ? "best" : "last");
    }

    /** Whether the model gets back the parameters of the best epoch. */
    public boolean restoresBest() {
        return restoresBest;
    }

    /** By how much a value must be better than the best before. */
    public double leastImprovement() {
        return leastImprovement;
    }
}
