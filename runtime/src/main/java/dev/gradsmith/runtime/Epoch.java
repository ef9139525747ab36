package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.Digits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one pass over the data came to.
 *
 * @param number counts from 1
 * @param meanLoss the mean of the losses of this epoch's steps, each taken before its update; NaN if the epoch had no step
 * @param steps how many updates were made
 * @param examples how many rows they saw
 * @param nanoseconds how long the epoch took, with its evaluations
 * @param training the loss and the metrics of all training data after the epoch, by their names, the loss first; empty unless
 *     {@link FitOptions#trainingMetrics} asks for them
 * @param validation the same of the validation data; empty where there is none
 * @param scheduled the value that each hyperparameter with a schedule had in the epoch's last step
 */
public record Epoch(
        int number,
        double meanLoss,
        long steps,
        long examples,
        long nanoseconds,
        Map<String, Double> training,
        Map<String, Double> validation,
        Map<String, Double> scheduled) {

    public Epoch {
        training = copy(training);
        validation = copy(validation);
        scheduled = copy(scheduled);
    }

    /** An epoch of which nothing is known but its steps. */
    public Epoch(int number, double meanLoss, long steps, long examples, long nanoseconds) {
        this(number, meanLoss, steps, examples, nanoseconds, Map.of(), Map.of(), Map.of());
    }

    private static Map<String, Double> copy(Map<String, Double> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The loss of the validation data after the epoch; empty where there is none. */
    public OptionalDouble validationLoss() {
        return validation.values().stream().mapToDouble(Double::doubleValue).findFirst();
    }

    /**
     * One line, for example {@code epoch 1  mean loss 24.6606  validation loss 0.5177, mae 0.4300}: at least four decimals and at least four
     * significant digits.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("epoch " + number + "  mean loss " + Digits.four(meanLoss));
        append(text, "training", training);
        append(text, "validation", validation);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Map<String, Double> values) {
        String separator = "  " + title + " ";
        for (Map.Entry<String, Double> value : values.entrySet()) {
            text.append(separator).append(value.getKey()).append(' ').append(Digits.four(value.getValue()));
            separator = ", ";
        }
    }
}
