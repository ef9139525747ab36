package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;

/** What a trainer is between two steps: parameters, hyperparameters, and what the update rule remembers. For generated code. */
public interface TrainerState {
    /** What the trainer was generated from. */
    ModelSource source();

    /** What it computes with: sums depend on the cutting of the rows, and so on what is worth sharing. */
    Execution execution();

    /** Adds all of it. */
    void store(Snapshot snapshot);

    /**
     * Becomes what {@link #store} added.
     *
     * @throws SafetensorsException if something is missing or of another shape
     */
    void restore(Safetensors file) throws SafetensorsException;
}
