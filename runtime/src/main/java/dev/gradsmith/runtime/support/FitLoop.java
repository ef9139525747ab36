package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Goes over rows in batches, epoch after epoch. For generated code.
 *
 * <p>Where a fit stands follows from the epochs that have passed and the options: orders of rows from the seed and the epoch's number,
 * schedules and the early end from the {@link Epoch}s. Beside those there are only the parameters, those of the best epoch, what the update
 * rule remembers, and the rows rolled over.
 */
public final class FitLoop {
    private static final double[] NONE = {};

    private final FitOptions options;
    private final Training training;
    private final Optional<Measured> validation;
    private final Scheduled scheduled;
    private final EpochSteps steps;
    private final Optional<Run> run;
    private final List<Epoch> past = new ArrayList<>();
    private final Optional<BestEpoch> best;
    private double[] bestParameters = NONE;
    private long before;
    private long start;

    private FitLoop(FitOptions options, FitData data, Optional<Run> run) {
        this.run = run;
        this.options = options;
        this.training = data.training();
        this.validation = data.validation();
        this.scheduled = new Scheduled(options, training);
        this.steps = new EpochSteps(options, training, scheduled, Collections.unmodifiableList(past), betweenSteps());
        this.best = options.earlyStopping().map(BestEpoch::new);
    }

    /**
     * Runs the epochs and tells the options' listener of each.
     *
     * @throws IllegalArgumentException if there are no rows, or too few for a batch and those left over are dropped; if the options name a
     *     metric or hyperparameter that the model does not have
     * @throws dev.gradsmith.runtime.NonFiniteException if a loss, or a parameter in the end, is not finite
     */
    public static History run(FitOptions options, Training all) {
        FitData data = FitData.of(options, all);
        requireRows(options, data.training().rows());
        FitLoop loop = new FitLoop(options, data, Run.of(options, all, data));
        loop.begin();
        try {
            loop.runEpochs();
        } finally {
            loop.scheduled.reset();
        }
        return loop.end();
    }

    private static void requireRows(FitOptions options, int rows) {
        if (options.lastBatch() == LastBatch.DROP && rows < options.batchSize()) {
            throw new IllegalArgumentException("the " + rows + (rows == 1 ? " row does" : " rows do")
                    + " not fill a batch of " + options.batchSize()
                    + ", and LastBatch.DROP leaves out what is less: choose a smaller batchSize, or LastBatch.KEEP");
        }
    }

    private Runnable betweenSteps() {
        if (run.isEmpty()) {
            return () -> {};
        }
        Run record = run.get();
        Supplier<FitPosition> current = this::position;
        return () -> record.stepsMade(current);
    }

    private void begin() {
        run.flatMap(record -> record.begin(betweenEpochs(NONE))).ifPresent(this::resume);
    }

    private void resume(FitPosition position) {
        past.addAll(position.past());
        best.ifPresent(rule -> past.forEach(rule::isBest));
        bestParameters = position.best();
        scheduled.initial(position.initial());
        before = position.nanoseconds();
        steps.resume(position.within());
        if (position.last().length > 0) {
            training.parameters(position.last());
        }
    }

    /** Within an epoch. */
    private FitPosition position() {
        return position(steps.position(), before + System.nanoTime() - start, NONE);
    }

    /** Between two epochs. */
    private FitPosition betweenEpochs(double[] last) {
        return position(FitPosition.Within.start(steps.carried()), 0, last);
    }

    private FitPosition position(FitPosition.Within within, long nanoseconds, double[] last) {
        return new FitPosition(past, within, nanoseconds, bestParameters, last, scheduled.initial());
    }

    private boolean isOver() {
        return past.size() >= options.epochs() || isEnough();
    }

    private void runEpochs() {
        while (!isOver()) {
            Epoch epoch = epoch();
            past.add(epoch);
            keepBest(epoch);
            options.onEpoch().accept(epoch);
            if (!isOver()) {
                run.ifPresent(record -> record.epochMade(() -> betweenEpochs(NONE)));
            }
        }
        steps.requireFiniteParameters();
    }

    private History end() {
        double[] last = other().isPresent() ? training.parameters() : NONE;
        Optional<Epoch> restored = restoreBest();
        run.ifPresent(record -> record.end(betweenEpochs(last)));
        return new History(past, restored, run.map(record -> record.receipt(past)));
    }

    private boolean isEnough() {
        return best.filter(BestEpoch::isEnough).isPresent();
    }

    private Epoch epoch() {
        start = System.nanoTime();
        steps.run();
        Map<String, Double> ofTraining = options.hasTrainingMetrics() ? measure(training) : Map.of();
        Map<String, Double> ofValidation = validation.map(FitLoop::measure).orElse(Map.of());
        Epoch epoch = new Epoch(
                past.size() + 1,
                steps.meanLoss(),
                steps.steps(),
                steps.examples(),
                before + System.nanoTime() - start,
                ofTraining,
                ofValidation,
                scheduled.now());
        before = 0;
        return epoch;
    }

    private static Map<String, Double> measure(Measured data) {
        double[] values = data.evaluate();
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(data.measures().get(i), values[i]);
        }
        return named;
    }

    private void keepBest(Epoch epoch) {
        boolean isBest = best.isPresent() && best.get().isBest(epoch);
        if (isBest && restores()) {
            bestParameters = training.parameters();
        }
    }

    private boolean restores() {
        return options.earlyStopping().filter(EarlyStopping::restoresBest).isPresent();
    }

    /** The best epoch, where that is not the last. */
    private Optional<Epoch> other() {
        Epoch last = past.get(past.size() - 1);
        return best.filter(any -> restores()).flatMap(BestEpoch::epoch).filter(epoch -> !epoch.equals(last));
    }

    private Optional<Epoch> restoreBest() {
        Optional<Epoch> other = other();
        other.ifPresent(epoch -> training.parameters(bestParameters));
        return other;
    }
}
