package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Accumulation;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.NonFiniteException;
import java.util.List;

/** The steps of one epoch after the other. */
final class EpochSteps {
    private static final int BATCHES_AT_ONCE = 64;

    /** What is done between two groups of steps. */
    interface Between {
        /** Before the first group of an epoch, and after each. */
        void look();

        /** Where the fit could go on from later; gives whether it goes on now. */
        boolean goesOn();
    }

    private final FitOptions options;
    private final Training training;
    private final Scheduled scheduled;
    private final EpochRows rows;
    private final Accumulation accumulation;
    private final Between between;
    private final List<Epoch> past;

    private final Losses losses = new Losses();

    private int available;
    private long stepsOfEpoch;
    private long steps;
    private long examples;
    private int from;
    private boolean resumed;
    private int pendingBatches;
    private double pendingLoss;
    private double pendingWeight;

    /** @param past the epochs that have ended: a view */
    EpochSteps(FitOptions options, Training training, Scheduled scheduled, List<Epoch> past, Between between) {
        this.past = past;
        this.between = between;
        this.options = options;
        this.training = training;
        this.scheduled = scheduled;
        this.rows = new EpochRows(training.hasOwnOrder() ? options.unshuffled() : options, training.rows());
        this.accumulation = options.accumulation();
    }

    /**
     * Makes the steps of the next epoch.
     *
     * @return whether all of them were made
     * @throws NonFiniteException if a loss is not finite
     */
    boolean run() {
        scheduled.beforeEpoch(past);
        if (!resumed) {
            clear();
        }
        resumed = false;
        available = rows.prepare(past.size() + 1);
        stepsOfEpoch = steps(available);
        training.beforeEpoch(past.size() + 1);
        between.look();
        int batch = options.batchSize();
        int full = available - available % batch;
        // Of whole updates, so that the fit can end after each group.
        int group = Math.max(1, BATCHES_AT_ONCE / accumulation.batches()) * accumulation.batches();
        while (from < full) {
            from += batch * runBatches(from, batch, Math.min(group, (full - from) / batch));
            between.look();
            // An epoch that lacks no more than its last batch is made to its end.
            if (pendingBatches == 0 && !between.goesOn() && from < full) {
                return false;
            }
        }
        finish(full, available - full);
        stepAccumulated();
        return true;
    }

    /** How many updates an epoch of so many rows has. */
    private long steps(long rows) {
        long batch = options.batchSize();
        long batches = options.lastBatch() == LastBatch.KEEP ? (rows + batch - 1) / batch : rows / batch;
        return (batches + accumulation.batches() - 1) / accumulation.batches();
    }

    private void clear() {
        from = 0;
        losses.set(0);
        steps = 0;
        examples = 0;
    }

    /** How far the epoch is. */
    FitPosition.Within position() {
        return new FitPosition.Within(from, losses.sum(), steps, examples, rows.carried());
    }

    /** The rows that are left to the next epoch. */
    int[] carried() {
        return rows.carried();
    }

    /** The next epoch goes on from there. */
    void resume(FitPosition.Within position) {
        resumed = true;
        from = position.rows();
        losses.set(position.lossSum());
        steps = position.steps();
        examples = position.examples();
        rows.carried(position.carried());
    }

    double meanLoss() {
        return losses.sum() / steps;
    }

    long steps() {
        return steps;
    }

    /** How many the epoch has. */
    long stepsOfEpoch() {
        return stepsOfEpoch;
    }

    long examples() {
        return examples;
    }

    private void finish(int from, int left) {
        switch (options.lastBatch()) {
            case KEEP -> {
                if (left > 0) {
                    runBatches(from, left, 1);
                }
            }
            case DROP -> {}
            case ROLL_OVER -> rows.carry(from, left);
        }
    }

    /** Goes over one batch or more, and says over how many. A method of its own, so that a long epoch does not depend on the compilation of a loop that is already running. */
    private int runBatches(int from, int count, int batches) {
        if (accumulation.batches() > 1 || scheduled.hasSteps()) {
            for (int batch = 0; batch < batches; batch++) {
                run(from + batch * count, count);
            }
            return batches;
        }
        int made = training.steps(rows.order(), from, count, batches, losses);
        steps += made;
        examples += (long) count * made;
        requireFinite(losses.last(), from + made * count, count);
        return made;
    }

    private void run(int from, int count) {
        if (scheduled.hasSteps() && pendingBatches == 0) {
            scheduled.beforeStep(past.size() + (double) examples / available, past);
        }
        examples += count;
        if (accumulation.batches() > 1) {
            accumulate(from, count);
            return;
        }
        double loss = training.step(rows.order(), from, count);
        requireFinite(loss, from, count);
        losses.add(loss);
        steps++;
    }

    private void accumulate(int from, int count) {
        double weight = accumulation.merge() == Accumulation.Merge.MEAN ? count : 1;
        double loss = training.accumulate(rows.order(), from, count, weight);
        requireFinite(loss, from, count);
        pendingLoss += weight * loss;
        pendingWeight += weight;
        if (++pendingBatches == accumulation.batches()) {
            stepAccumulated();
        }
    }

    private void stepAccumulated() {
        if (pendingBatches == 0) {
            return;
        }
        double scale = accumulation.merge() == Accumulation.Merge.MEAN ? 1 / pendingWeight : 1;
        training.stepAccumulated(scale);
        losses.add(pendingLoss * scale);
        steps++;
        pendingBatches = 0;
        pendingLoss = 0;
        pendingWeight = 0;
    }

    private void requireFinite(double loss, int from, int count) {
        if (!Double.isFinite(loss)) {
            throw notFinite(training.nonFinite(rows.order(), from, count)
                    .orElse(new NonFinite.Found("the loss is not finite", "choose a smaller rate")));
        }
    }

    private NonFiniteException notFinite(NonFinite.Found found) {
        String when = " at step " + (steps + 1) + " of epoch " + (past.size() + 1) + "; ";
        return new NonFiniteException(found.where() + when + found.advice(), past.size() + 1, steps + 1, past);
    }

    /**
     * @param epoch the one of the last update
     * @throws NonFiniteException if that has left a parameter that is not finite
     */
    void requireFiniteParameters(int epoch) {
        for (double value : training.parameters()) {
            if (!Double.isFinite(value)) {
                throw new NonFiniteException(
                        "a parameter is not finite after step " + steps + " of epoch " + epoch
                                + ", the last; choose a smaller rate, or limit the gradient by clip_norm or clip_value in the update rule",
                        epoch,
                        steps,
                        past);
            }
        }
    }
}
