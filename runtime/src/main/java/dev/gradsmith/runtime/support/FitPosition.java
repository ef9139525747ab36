package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a fit is: what it needs, beside the trainer's state, to go on.
 *
 * @param past the epochs that are over
 * @param within where the next one is, which may have begun
 * @param nanoseconds what that has taken so far
 * @param best the parameters of the best epoch; empty where they are not kept
 * @param last the parameters of the last epoch, where the trainer has got back those of the best; else empty
 * @param initial what hyperparameters with a schedule had when the fit began
 */
record FitPosition(
        List<Epoch> past, Within within, long nanoseconds, double[] best, double[] last, Map<String, Double> initial) {
    private static final String EPOCHS = "run.epochs";
    private static final String ROWS = "run.rows";
    private static final String STEPS = "run.steps";
    private static final String EXAMPLES = "run.examples";
    private static final String LOSS_SUM = "run.lossSum";
    private static final String NANOSECONDS = "run.nanoseconds";
    private static final String INITIAL = "run.initial.";
    private static final String CARRIED = "run/carried";
    private static final String BEST = "run/best";
    private static final String LAST = "run/last";

    /**
     * A place in an epoch, between two steps.
     *
     * @param rows how many of the epoch's rows, in their order, have been used
     * @param carried the rows that the epoch before left to this one
     */
    record Within(int rows, double lossSum, long steps, long examples, int[] carried) {
        /** The start of an epoch. */
        static Within start(int[] carried) {
            return new Within(0, 0, 0, 0, carried);
        }
    }

    /** How many steps were made since the fit began. */
    long steps() {
        return past.stream().mapToLong(Epoch::steps).sum() + within.steps;
    }

    void store(Snapshot snapshot) {
        snapshot.put(EPOCHS, past.size());
        snapshot.put(ROWS, within.rows);
        snapshot.put(STEPS, within.steps);
        snapshot.put(EXAMPLES, within.examples);
        snapshot.put(LOSS_SUM, within.lossSum);
        snapshot.put(NANOSECONDS, nanoseconds);
        initial.forEach((name, value) -> snapshot.put(INITIAL + name, value));
        snapshot.put(CARRIED, Tensor.of(within.carried, within.carried.length));
        snapshot.put(BEST, Tensor.of(best, best.length));
        snapshot.put(LAST, Tensor.of(last, last.length));
        PastEpochs.store(past, snapshot);
    }

    static boolean isIn(Safetensors file) {
        return file.metadata().containsKey(EPOCHS);
    }

    static FitPosition of(Safetensors file) throws SafetensorsException {
        Within within = new Within(
                (int) Checkpoint.wholeNumber(file, ROWS),
                Checkpoint.number(file, LOSS_SUM),
                Checkpoint.wholeNumber(file, STEPS),
                Checkpoint.wholeNumber(file, EXAMPLES),
                file.tensor(CARRIED).ints());
        Map<String, Double> initial = new LinkedHashMap<>();
        for (String name : file.metadata().keySet()) {
            if (name.startsWith(INITIAL)) {
                initial.put(name.substring(INITIAL.length()), Checkpoint.number(file, name));
            }
        }
        return new FitPosition(
                new ArrayList<>(PastEpochs.of(file)),
                within,
                Checkpoint.wholeNumber(file, NANOSECONDS),
                file.tensor(BEST).doubles(),
                file.tensor(LAST).doubles(),
                initial);
    }
}
