package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataSet;

/**
 * Some blocks' rows in memory.
 *
 * @param data its rows, and room for more
 * @param epoch the number of the epoch to which they belong; 0 of the window before the first
 * @param rows how many are to be trained on: whole batches, but for the last window of an epoch
 * @param isLast whether it is the last of its epoch
 */
record Window(DataSet data, int epoch, int rows, boolean isLast) {
    static final Window NONE = new Window(DataSet.builder().add("", new int[0]).build(), 0, 0, true);
}
