package dev.gradsmith.runtime.support;

/**
 * Updates of the parameters, as {@link FitLoop} asks for them. For generated code.
 *
 * <p>The rows of a batch are {@code order[from] .. order[from+count-1]}, or where {@code order} is empty, {@code from .. from+count-1}. An
 * order is neither to be changed nor kept.
 */
public interface BatchStep {
    /**
     * Updates once.
     *
     * @return the loss before the update; if that is not finite, the parameters are as they were
     */
    double step(int[] order, int from, int count);

    /**
     * Updates {@code steps} times, each time from the next {@code count} rows, where that is faster than one after the other. To be called for
     * some dozens of steps at a time: HotSpot compiles a short method better than a loop that is already running.
     *
     * @return the sum of the losses before each update; if that is not finite, nothing was done
     */
    default double stepMany(int[] order, int from, int count, int steps) {
        return Double.NaN;
    }

    /**
     * Updates up to {@code most} times, each time from the next {@code count} rows. Fewer updates are made where no more rows are together in
     * memory, or a loss is not finite.
     *
     * @param losses gets the losses before each update, and the one that is not finite
     * @return how many were made
     */
    default int steps(int[] order, int from, int count, int most, Losses losses) {
        double many = stepMany(order, from, count, most);
        if (Double.isFinite(many)) {
            losses.add(many);
            return most;
        }
        for (int made = 0; made < most; made++) {
            if (!losses.add(step(order, from + made * count, count))) {
                return made;
            }
        }
        return most;
    }

    /**
     * Adds the gradients, {@code weight} times, to those of the batches before, and leaves the parameters as they are.
     *
     * @return the loss; if that is not finite, nothing was added
     */
    default double accumulate(int[] order, int from, int count, double weight) {
        throw new UnsupportedOperationException(
                "gradients of several batches cannot be accumulated by this model,"
                        + " because a parameter's gradient is its data or another parameter: leave out accumulateMean and accumulateSum");
    }

    /** Updates once, from {@code scale} times what was accumulated, of which nothing is left. */
    default void stepAccumulated(double scale) {
        throw new UnsupportedOperationException();
    }
}
