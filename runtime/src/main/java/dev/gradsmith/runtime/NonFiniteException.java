package dev.gradsmith.runtime;

import java.util.List;

/**
 * Training came to a value that is not finite, and stopped. The message says which, by the model's own names, and what to do. The model
 * has the parameters that it had before the step at fault; what was learned until then is not lost.
 */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final long step;
    private final transient List<Epoch> epochs;

    /**
     * @param epoch the number of the epoch at fault, from 1
     * @param step the number of the step within it, from 1
     * @param epochs those before
     */
    public NonFiniteException(String message, int epoch, long step, List<Epoch> epochs) {
        super(message);
        this.epoch = epoch;
        this.step = step;
        this.epochs = List.copyOf(epochs);
    }

    /** The number of the epoch at fault, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The number of the step within that epoch, from 1. */
    public long step() {
        return step;
    }

    /** The epochs that ended before. */
    public List<Epoch> epochs() {
        return epochs;
    }
}
