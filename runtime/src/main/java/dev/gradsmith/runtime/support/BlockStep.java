package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataSet;

/** One update of the parameters from rows of a data set that holds some blocks of a larger one. For generated code. */
public interface BlockStep {
    /**
     * Updates from the rows {@code first .. first+count-1}.
     *
     * @return the loss before the update
     */
    double step(DataSet rows, int first, int count);
}
