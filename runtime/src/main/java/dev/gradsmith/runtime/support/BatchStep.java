package dev.gradsmith.runtime.support;

/** One update of the parameters, as {@link FitLoop} asks for it. For generated code. */
public interface BatchStep {
    /**
     * Updates from the rows {@code first .. first+count-1}.
     *
     * @return the loss before the update
     */
    double stepRange(int first, int count);

    /**
     * Updates from the rows {@code order[from] .. order[to-1]}.
     *
     * @param order not to be changed, nor kept
     * @return the loss before the update
     */
    double stepRows(int[] order, int from, int to);

    /**
     * Updates {@code steps} times, each time from the next {@code count} rows from {@code order[from]} on. To be called for some dozens of
     * steps at a time: HotSpot compiles a short method better than a loop that is already running.
     *
     * @param order not to be changed, nor kept; where it is empty, rows come in the order of the data
     * @return the sum of the losses before each update
     */
    default double stepMany(int[] order, int from, int count, int steps) {
        double losses = 0;
        for (int step = 0; step < steps; step++) {
            int first = from + step * count;
            losses += order.length == 0 ? stepRange(first, count) : stepRows(order, first, first + count);
        }
        return losses;
    }
}
