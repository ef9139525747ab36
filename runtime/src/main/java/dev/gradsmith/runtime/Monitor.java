package dev.gradsmith.runtime;

import java.util.Map;
import java.util.Objects;

/**
 * Which number of an {@link Epoch} tells whether training goes well: what {@link EarlyStopping} and {@link Schedule#onPlateau} watch.
 * Immutable.
 */
public final class Monitor {

    /** Of which data a number is. */
    enum Source {
        STEPS,
        TRAINING,
        VALIDATION
    }

    private final Source source;
    private final String name;
    private final boolean higherIsBetter;

    private Monitor(Source source, String name, boolean higherIsBetter) {
        this.source = source;
        this.name = name;
        this.higherIsBetter = higherIsBetter;
    }

    /** The mean loss of the epoch's steps, which needs no evaluation; lower is better. */
    public static Monitor meanLoss() {
        return new Monitor(Source.STEPS, "", false);
    }

    /** The loss of the validation data; lower is better. */
    public static Monitor validationLoss() {
        return new Monitor(Source.VALIDATION, "", false);
    }

    /** A metric of the validation data, by its name in the model; lower is better, unless {@link #higherIsBetter} says otherwise. */
    public static Monitor validation(String metric) {
        return new Monitor(Source.VALIDATION, Objects.requireNonNull(metric), false);
    }

    /** A metric of the training data after the epoch, which {@link FitOptions#trainingMetrics} must ask for; lower is better. */
    public static Monitor training(String metric) {
        return new Monitor(Source.TRAINING, Objects.requireNonNull(metric), false);
    }

    /** The same number, of which more is better, such as accuracy. */
    public Monitor higherIsBetter() {
        return new Monitor(source, name, true);
    }

    Source source() {
        return source;
    }

    /** The metric's name; empty for a loss. */
    String name() {
        return name;
    }

    /** Whether {@code value} is better than {@code best} by more than {@code least}. NaN is never better, and anything else is better than NaN. */
    public boolean isBetter(double value, double best, double least) {
        if (Double.isNaN(value)) {
            return false;
        }
        return Double.isNaN(best) || (higherIsBetter ? value > best + least : value < best - least);
    }

    /**
     * Its value after an epoch.
     *
     * @throws IllegalArgumentException if the epoch has no such number
     */
    public double of(Epoch epoch) {
        return switch (source) {
            case STEPS -> epoch.meanLoss();
            case VALIDATION ->
                name.isEmpty() ? epoch.validationLoss().orElseThrow(this::missing) : value(epoch.validation());
            case TRAINING -> value(epoch.training());
        };
    }

    private double value(Map<String, Double> values) {
        Double value = values.get(name);
        if (value == null) {
            throw missing();
        }
        return value;
    }

    private IllegalArgumentException missing() {
        return new IllegalArgumentException("the epoch has no " + this);
    }

    /** For example {@code validation accuracy}. */
    @Override
    public String toString() {
        return switch (source) {
            case STEPS -> "mean loss";
            case VALIDATION -> "validation " + (name.isEmpty() ? "loss" : name);
            case TRAINING -> "training " + name;
        };
    }
}
