package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataSet;

/**
 * Some blocks' rows in memory.
 *
 * @param data its rows, and room for more
 * @param training steps on these rows
 * @param rows how many are to be trained on: whole batches, but for the last window of an epoch
 * @param isLast whether it is the last of its epoch
 */
record Window(DataSet data, Training training, int rows, boolean isLast) {}
