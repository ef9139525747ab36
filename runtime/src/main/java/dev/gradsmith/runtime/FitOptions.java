package dev.gradsmith.runtime;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a trainer goes over its data. Immutable: each method gives a new object.
 *
 * <p>Unless told otherwise: batches of 32, shuffled anew each epoch with seed 0, the last batch of an epoch possibly smaller; no validation,
 * no schedule, no early end. What is not asked for costs nothing.
 */
public final class FitOptions {

    private static final int DEFAULT_BATCH_SIZE = 32;
    private static final long DEFAULT_SHUFFLE_SEED = 0;

    // Written only before a new object is given out.
    private final int epochs;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private OptionalLong shuffleSeed = OptionalLong.of(DEFAULT_SHUFFLE_SEED);
    private LastBatch lastBatch = LastBatch.KEEP;
    private Consumer<Epoch> listener = epoch -> {};
    private Optional<Consumer<EpochProgress>> progressListener = Optional.empty();
    private Optional<BooleanSupplier> stop = Optional.empty();
    private Accumulation accumulation = Accumulation.NONE;
    private Optional<ValidationData> validation = Optional.empty();
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private boolean trainingMetrics;
    private Map<String, Schedule> schedules = Map.of();
    private Map<String, Schedule> stepSchedules = Map.of();
    private Optional<Checkpoints> checkpoints = Optional.empty();
    private boolean receipt;

    private FitOptions(int epochs) {
        this.epochs = epochs;
    }

    private FitOptions(FitOptions other) {
        this.epochs = other.epochs;
        this.batchSize = other.batchSize;
        this.shuffleSeed = other.shuffleSeed;
        this.lastBatch = other.lastBatch;
        this.listener = other.listener;
        this.progressListener = other.progressListener;
        this.stop = other.stop;
        this.accumulation = other.accumulation;
        this.validation = other.validation;
        this.earlyStopping = other.earlyStopping;
        this.trainingMetrics = other.trainingMetrics;
        this.schedules = other.schedules;
        this.stepSchedules = other.stepSchedules;
        this.checkpoints = other.checkpoints;
        this.receipt = other.receipt;
    }

    private FitOptions with(Consumer<FitOptions> change) {
        FitOptions changed = new FitOptions(this);
        change.accept(changed);
        return changed;
    }

    /**
     * That many passes over the data.
     *
     * @throws IllegalArgumentException if {@code epochs} is less than 1
     */
    public static FitOptions epochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, is " + epochs);
        }
        return new FitOptions(epochs);
    }

    /**
     * That many rows to a step.
     *
     * @throws IllegalArgumentException if {@code rows} is less than 1
     */
    public FitOptions batchSize(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, is " + rows);
        }
        return with(changed -> changed.batchSize = rows);
    }

    /** The rows in a new random order each epoch, all orders following from this seed. */
    public FitOptions shuffleSeed(long seed) {
        return with(changed -> changed.shuffleSeed = OptionalLong.of(seed));
    }

    /** The rows in the order of the data, in every epoch. */
    public FitOptions unshuffled() {
        return with(changed -> changed.shuffleSeed = OptionalLong.empty());
    }

    /** What to do with rows left over at the end of an epoch. */
    public FitOptions lastBatch(LastBatch policy) {
        Objects.requireNonNull(policy);
        return with(changed -> changed.lastBatch = policy);
    }

    /**
     * Calls this after each epoch, on the thread that fits, after any listener given before. What it throws ends the fit; where there are
     * checkpoints one is written then, so that the epoch is not lost.
     */
    public FitOptions onEpoch(Consumer<Epoch> added) {
        return with(changed -> changed.listener = listener.andThen(added));
    }

    /**
     * Calls this within epochs, on the thread that fits, after any listener given before: when the first epoch begins or goes on, then ten
     * times a second at most, where a group of up to 64 steps ends or an epoch begins. It has no part in what the training comes to. What it
     * throws ends the fit.
     */
    public FitOptions onProgress(Consumer<EpochProgress> added) {
        Objects.requireNonNull(added);
        Consumer<EpochProgress> all =
                progressListener.map(before -> before.andThen(added)).orElse(added);
        return with(changed -> changed.progressListener = Optional.of(all));
    }

    /**
     * Ends the fit once this says so, or one given before. It is asked on the thread that fits, where {@link #onProgress} is told, and after
     * each epoch when its listeners were told; the first group of steps is made in any case.
     *
     * <p>The fit ends like one that ended early: its {@link History} has the epochs that were completed, and is marked as {@linkplain
     * History#isStopped stopped}; the best parameters are given back where {@link #earlyStopping} asks for that, else the model has those of
     * the last step. With checkpoints, the same fit goes on from there when it is called again, to the same bits.
     */
    public FitOptions stopWhen(BooleanSupplier asked) {
        Objects.requireNonNull(asked);
        BooleanSupplier all = stop.<BooleanSupplier>map(before -> () -> before.getAsBoolean() || asked.getAsBoolean())
                .orElse(asked);
        return with(changed -> changed.stop = Optional.of(all));
    }

    /**
     * One update from the mean of the gradients of so many batches in a row, each weighted by its rows. The batches left over at the end of
     * an epoch make an update of their own.
     *
     * @throws IllegalArgumentException if {@code batches} is less than 1
     */
    public FitOptions accumulateMean(int batches) {
        Accumulation mean = new Accumulation(batches, Accumulation.Merge.MEAN);
        return with(changed -> changed.accumulation = mean);
    }

    /** The same from their sum, for a loss that is a sum over the rows. */
    public FitOptions accumulateSum(int batches) {
        Accumulation sum = new Accumulation(batches, Accumulation.Merge.SUM);
        return with(changed -> changed.accumulation = sum);
    }

    /** Evaluates the loss and the metrics of this data after each epoch. Its columns have the names of the model's data. */
    public FitOptions validation(DataSet data) {
        ValidationData given = new ValidationData.Given(data);
        return with(changed -> changed.validation = Optional.of(given));
    }

    /**
     * Evaluates the loss and the metrics of data larger than memory after each epoch, some blocks at a time. A fit refuses them before its first
     * epoch if the model's loss or a metric needs all rows at once, and ends in a {@link java.io.UncheckedIOException}, unless it declares an
     * {@code IOException}, if they cannot be read.
     */
    public FitOptions validation(DataBlocks data) {
        ValidationData given = new ValidationData.Blocks(data);
        return with(changed -> changed.validation = Optional.of(given));
    }

    /**
     * Takes that share of the rows out of the training data, at random, and evaluates the loss and the metrics of those after each epoch.
     *
     * @param fraction above 0 and below 1; its share of the rows is rounded to the nearest count
     * @param seed the same seed takes the same rows
     * @throws IllegalArgumentException if {@code fraction} is outside its range
     */
    public FitOptions validationSplit(double fraction, long seed) {
        ValidationData part = new ValidationData.Part(fraction, seed);
        return with(changed -> changed.validation = Optional.of(part));
    }

    /** Evaluates the loss and the metrics of all training data after each epoch, too: another pass over them. */
    public FitOptions trainingMetrics() {
        return with(changed -> changed.trainingMetrics = true);
    }

    /** Ends the fit when it no longer gets better, and gives the model back its best parameters. */
    public FitOptions earlyStopping(EarlyStopping rule) {
        return with(changed -> changed.earlyStopping = Optional.of(rule));
    }

    /**
     * Multiplies a hyperparameter of the model, for each epoch, by the schedule's factor. After the fit it has the value that it had before.
     *
     * @param hyperparameter its name in the model
     */
    public FitOptions schedule(String hyperparameter, Schedule schedule) {
        Map<String, Schedule> all = added(schedules, hyperparameter, schedule);
        return with(changed -> {
            changed.schedules = all;
            changed.stepSchedules = without(stepSchedules, hyperparameter);
        });
    }

    /** The same for each step: {@link Schedule.Progress#epochs} has fractions then. */
    public FitOptions scheduleSteps(String hyperparameter, Schedule schedule) {
        Map<String, Schedule> all = added(stepSchedules, hyperparameter, schedule);
        return with(changed -> {
            changed.stepSchedules = all;
            changed.schedules = without(schedules, hyperparameter);
        });
    }

    private static Map<String, Schedule> added(Map<String, Schedule> before, String name, Schedule schedule) {
        Map<String, Schedule> all = new LinkedHashMap<>(before);
        all.put(Objects.requireNonNull(name), Objects.requireNonNull(schedule));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Schedule> without(Map<String, Schedule> before, String name) {
        Map<String, Schedule> all = new LinkedHashMap<>(before);
        all.remove(name);
        return Collections.unmodifiableMap(all);
    }

    /** Writes a checkpoint after each epoch; see {@link #checkpoint(Checkpoints)}. */
    public FitOptions checkpoint(Path file) {
        return checkpoint(Checkpoints.in(file));
    }

    /**
     * Writes down how far the fit is, and goes on from there if the file exists: the same program, run again after it was killed, ends with
     * the same bits. A fit that had ended gives its history again, without a step; with more epochs it goes on. Listeners hear of the epochs
     * that are still made.
     *
     * <p>The fit throws a {@link java.io.UncheckedIOException}, and leaves the file as it is, if that is of another model, of other data,
     * options or initial parameters, or damaged; and if it cannot be written, which is tried before the first step.
     */
    public FitOptions checkpoint(Checkpoints where) {
        return with(changed -> changed.checkpoints = Optional.of(where));
    }

    /** Gives the history a {@link Receipt}; with checkpoints there always is one. */
    public FitOptions withReceipt() {
        return with(changed -> changed.receipt = true);
    }

    /** How many passes over the data; at least 1. */
    public int epochs() {
        return epochs;
    }

    /** How many rows to a batch; at least 1. */
    public int batchSize() {
        return batchSize;
    }

    /** The seed of the orders of rows; empty if the order of the data is kept. */
    public OptionalLong shuffleSeed() {
        return shuffleSeed;
    }

    /** What happens to rows left over. */
    public LastBatch lastBatch() {
        return lastBatch;
    }

    /** Called after each epoch; does nothing if none was given. */
    public Consumer<Epoch> onEpoch() {
        return listener;
    }

    /** Called within epochs. */
    public Optional<Consumer<EpochProgress>> onProgress() {
        return progressListener;
    }

    /** Asked whether the fit is to end. */
    public Optional<BooleanSupplier> stopWhen() {
        return stop;
    }

    /** How many batches make an update. */
    public Accumulation accumulation() {
        return accumulation;
    }

    /** What is measured after each epoch, beside the training data. */
    public Optional<ValidationData> validation() {
        return validation;
    }

    /** When the fit ends early. */
    public Optional<EarlyStopping> earlyStopping() {
        return earlyStopping;
    }

    /** Whether the training data is measured after each epoch. */
    public boolean hasTrainingMetrics() {
        return trainingMetrics;
    }

    /** The schedules that act once an epoch, by the hyperparameter's name. */
    public Map<String, Schedule> schedules() {
        return schedules;
    }

    /** The schedules that act on each step, by the hyperparameter's name. */
    public Map<String, Schedule> stepSchedules() {
        return stepSchedules;
    }

    /** Where and how often checkpoints are written. */
    public Optional<Checkpoints> checkpoints() {
        return checkpoints;
    }

    /** Whether the history gets a receipt. */
    public boolean hasReceipt() {
        return receipt || checkpoints.isPresent();
    }

    /** What has a part in what a training comes to, by name; of a schedule, whether there is one. */
    public Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("epochs", Integer.toString(epochs));
        entries.put("batchSize", Integer.toString(batchSize));
        entries.put("shuffleSeed", shuffleSeed.isPresent() ? Long.toString(shuffleSeed.getAsLong()) : "unshuffled");
        entries.put("lastBatch", lastBatch.name());
        if (accumulation.batches() > 1) {
            entries.put("accumulation", accumulation.batches() + " " + accumulation.merge());
        }
        validation.ifPresent(data -> entries.put("validation", data.toString()));
        earlyStopping.ifPresent(rule -> entries.put("earlyStopping", rule.toString()));
        schedules.forEach(
                (name, schedule) -> entries.put("schedule of " + name, "each epoch " + schedule.description()));
        stepSchedules.forEach(
                (name, schedule) -> entries.put("schedule of " + name, "each step " + schedule.description()));
        return entries;
    }
}
