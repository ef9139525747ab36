package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A model in training on certain data: what {@link FitLoop} needs of a generated trainer. */
public interface Training extends BatchStep, Measured {
    /** How many rows the data has; 1 where the model takes it as a whole. */
    int rows();

    /** Training of the same model on some rows of this data, of which it keeps a copy. */
    default Training part(int[] rows) {
        throw new IllegalArgumentException(
                "the model's data has no rows in common, so that none can be taken out for validation");
    }

    /** Training of the same model on other data. */
    default Training on(DataSet data) {
        throw new IllegalArgumentException("the model takes data that is not in rows, so that no data set can hold it:"
                + " use validationSplit instead of validation");
    }

    /** Before the steps of an epoch, all or those that are left of it. */
    default void beforeEpoch(int number) {}

    /**
     * The values of {@link #measures} on other data, which are read block by block.
     *
     * @throws IOException if the data cannot be read any more
     * @throws IllegalArgumentException if the model needs all rows at once
     */
    default double[] evaluate(DataBlocks data) throws IOException {
        throw new IllegalArgumentException("the model's loss and metrics need all rows at once, which " + data.name()
                + " does not hold in memory: leave metrics of training data out, and validate on a data set in memory");
    }

    /** The names of the model's hyperparameters. */
    default List<String> hyperparameters() {
        return List.of();
    }

    /** The value of a hyperparameter. */
    default double hyperparameter(String name) {
        throw new IllegalArgumentException(name);
    }

    /** Sets a hyperparameter for the steps to come. */
    default void hyperparameter(String name, double value) {
        throw new IllegalArgumentException(name);
    }

    /** A copy of all parameters, exactly. */
    double[] parameters();

    /** Sets all parameters to what {@link #parameters} gave. */
    void parameters(double[] values);

    /** What training goes on from. */
    default TrainerState state() {
        throw new UnsupportedOperationException("nothing says how this training is saved");
    }

    /** Whether the rows come in an order of their own, shuffled or not, and are asked for one after the other. */
    default boolean hasOwnOrder() {
        return false;
    }

    /** The first value that is not finite on the way to the loss of a batch, which is given as in {@link BatchStep}. */
    Optional<NonFinite.Found> nonFinite(int[] order, int from, int count);
}
