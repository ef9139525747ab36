package dev.gradsmith.report;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.History;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the epochs of a history say about themselves, one value for each epoch; NaN in an epoch without it.
 *
 * @param losses the curves of the chart of losses
 * @param metrics the curves of each other chart, by its title: training and validation side by side, and scheduled hyperparameters
 */
record HistoryCurves(Map<String, double[]> losses, Map<String, Map<String, double[]>> metrics) {
    private static final String TRAINING = "training ";
    private static final String VALIDATION = "validation ";

    static HistoryCurves of(History history) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, Map<String, double[]>> metrics = new LinkedHashMap<>();
        losses.put("training loss", history.meanLosses());
        add(history, "training loss after the epoch", TRAINING, Epoch::training, losses, metrics);
        add(history, "validation loss", VALIDATION, Epoch::validation, losses, metrics);
        for (String name : names(history, Epoch::scheduled)) {
            metrics.put(name, curve(name, values(history, name, Epoch::scheduled)));
        }
        return new HistoryCurves(losses, metrics);
    }

    /** The first name is the loss, whatever the model calls it; the others are metrics. */
    private static void add(
            History history,
            String loss,
            String prefix,
            Function<Epoch, Map<String, Double>> measured,
            Map<String, double[]> losses,
            Map<String, Map<String, double[]>> metrics) {
        boolean first = true;
        for (String name : names(history, measured)) {
            double[] values = values(history, name, measured);
            if (first) {
                losses.put(loss, values);
            } else {
                metrics.computeIfAbsent(name, title -> new LinkedHashMap<>()).put(prefix + name, values);
            }
            first = false;
        }
    }

    private static Map<String, double[]> curve(String name, double[] values) {
        Map<String, double[]> curve = new LinkedHashMap<>();
        curve.put(name, values);
        return curve;
    }

    private static Set<String> names(History history, Function<Epoch, Map<String, Double>> measured) {
        Set<String> names = new LinkedHashSet<>();
        history.epochs().forEach(epoch -> names.addAll(measured.apply(epoch).keySet()));
        return names;
    }

    private static double[] values(History history, String name, Function<Epoch, Map<String, Double>> measured) {
        return history.epochs().stream()
                .mapToDouble(epoch -> measured.apply(epoch).getOrDefault(name, Double.NaN))
                .toArray();
    }
}
