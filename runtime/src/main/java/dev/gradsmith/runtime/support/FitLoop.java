package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.Receipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
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
    private final Watch watch;
    private double[] bestParameters = NONE;
    private long before;
    private long start;
    private long stepsBefore;
    private boolean isWithin;

    private FitLoop(FitOptions options, FitData data, Optional<Run> run, LongSupplier clock) {
        this.run = run;
        this.options = options;
        this.training = data.training();
        this.validation = data.validation();
        this.scheduled = new Scheduled(options, training);
        this.steps =
                new EpochSteps(options, training, scheduled, Collections.unmodifiableList(past), new BetweenSteps());
        this.best = options.earlyStopping().map(BestEpoch::new);
        this.watch = new Watch(options, clock);
    }

    /**
     * Runs the epochs and tells the options' listeners.
     *
     * @throws IllegalArgumentException if there are no rows, or too few for a batch and those left over are dropped; if the options name a
     *     metric or hyperparameter that the model does not have
     * @throws dev.gradsmith.runtime.NonFiniteException if a loss, or a parameter in the end, is not finite
     */
    public static History run(FitOptions options, Training all) {
        return run(options, all, System::nanoTime);
    }

    /** @param clock tells when those who watch the fit are to be looked after */
    static History run(FitOptions options, Training all, LongSupplier clock) {
        FitData data = FitData.of(options, all);
        requireRows(options, data.training().rows());
        FitLoop loop = new FitLoop(options, data, Run.of(options, all, data), clock);
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

    /** Those who watch, then checkpoints. */
    private final class BetweenSteps implements EpochSteps.Between {
        private final Supplier<EpochProgress> progress = FitLoop.this::progress;
        private final Supplier<FitPosition> position = FitLoop.this::position;

        @Override
        public void look() {
            watch.between(progress);
        }

        @Override
        public boolean goesOn() {
            // Every microsecond, maybe: without an object that is made for it.
            if (run.isPresent()) {
                run.get().stepsMade(position);
            }
            return !watch.isStopped();
        }
    }

    private EpochProgress progress() {
        return new EpochProgress(
                past.size() + 1,
                options.epochs(),
                steps.steps(),
                steps.stepsOfEpoch(),
                stepsBefore,
                steps.examples(),
                steps.meanLoss(),
                before + System.nanoTime() - start);
    }

    private void begin() {
        Optional<FitPosition> written = run.flatMap(record -> record.begin(betweenEpochs(NONE)));
        if (written.isEmpty()) {
            FitLog.begins(options, training.rows());
        }
        written.ifPresent(this::resume);
    }

    private void resume(FitPosition position) {
        FitLog.goesOn(options, position);
        past.addAll(position.past());
        stepsBefore = past.stream().mapToLong(Epoch::steps).sum();
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
        return within(NONE);
    }

    private FitPosition within(double[] last) {
        return position(steps.position(), before + System.nanoTime() - start, last);
    }

    /** Between two epochs. */
    private FitPosition betweenEpochs(double[] last) {
        return position(FitPosition.Within.start(steps.carried()), 0, last);
    }

    private FitPosition position(FitPosition.Within within, long nanoseconds, double[] last) {
        return new FitPosition(past, within, nanoseconds, bestParameters, last, scheduled.initial());
    }

    private boolean isOver() {
        return isDone() || watch.isStopped();
    }

    /** Without having been asked to end. */
    private boolean isDone() {
        return past.size() >= options.epochs() || isEnough();
    }

    private void runEpochs() {
        while (!isWithin && !isOver()) {
            start = System.nanoTime();
            isWithin = !steps.run();
            if (!isWithin) {
                endEpoch();
            }
        }
        steps.requireFiniteParameters(past.size() + (isWithin ? 1 : 0));
    }

    private void endEpoch() {
        Epoch epoch = epoch();
        past.add(epoch);
        stepsBefore += epoch.steps();
        keepBest(epoch);
        FitLog.epoch(epoch);
        tell(epoch);
        if (!isOver()) {
            run.ifPresent(record -> record.epochMade(() -> betweenEpochs(NONE)));
        }
    }

    /** Before the checkpoint, which has the hyperparameters that a listener sets. */
    private void tell(Epoch epoch) {
        try {
            options.onEpoch().accept(epoch);
            watch.epochMade();
        } catch (RuntimeException | Error e) {
            run.ifPresent(record -> record.keep(betweenEpochs(NONE), e));
            throw e;
        }
    }

    private History end() {
        double[] last = other().isPresent() ? training.parameters() : NONE;
        Optional<String> stopped = logEnd();
        Optional<Epoch> restored = restoreBest();
        run.ifPresent(record -> record.end(isWithin ? within(last) : betweenEpochs(last)));
        Optional<Receipt> receipt = run.map(record -> record.receipt(past, stopped));
        return stopped.isPresent() ? History.stopped(past, restored, receipt) : new History(past, restored, receipt);
    }

    /** Where the fit was asked to end, if it was. */
    private Optional<String> logEnd() {
        if (!isWithin && isDone()) {
            FitLog.ends(options, past.size());
            return Optional.empty();
        }
        String where = FitLog.place(past.size(), isWithin ? steps.steps() : 0);
        FitLog.stopped(where);
        return Optional.of(where);
    }

    private boolean isEnough() {
        return best.filter(BestEpoch::isEnough).isPresent();
    }

    private Epoch epoch() {
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

    /** The best epoch, where the model has not its parameters. */
    private Optional<Epoch> other() {
        return best.filter(any -> restores())
                .flatMap(BestEpoch::epoch)
                .filter(epoch -> isWithin || epoch.number() < past.size());
    }

    private Optional<Epoch> restoreBest() {
        Optional<Epoch> other = other();
        other.ifPresent(epoch -> training.parameters(bestParameters));
        FitLog.restored(other);
        return other;
    }
}
