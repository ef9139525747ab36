package dev.gradsmith.runtime.support;

import java.util.List;

/** Data on which a model in training is measured. */
interface Measured {

    /** The names of the loss, which comes first, and of the metrics. */
    List<String> measures();

    /** The values of the loss and of the metrics on all of this data, in the order of {@link #measures}. */
    double[] evaluate();

    /** Adds all of this data, in the order of the model file. */
    default void describe(Fingerprint fingerprint) {}
}
