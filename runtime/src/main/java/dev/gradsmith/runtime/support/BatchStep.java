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
}
