package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Monitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out before a fit, and not after its first epoch, that what is to be watched is not there. */
final class Monitors {
    private Monitors() {}

    static void require(FitOptions options, FitData data) {
        options.earlyStopping().map(EarlyStopping::monitor).ifPresent(monitor -> require(monitor, options, data));
    }

    private static void require(Monitor monitor, FitOptions options, FitData data) {
        List<String> names = data.training().measures();
        Epoch example = new Epoch(
                1,
                0,
                0,
                0,
                0,
                options.hasTrainingMetrics() ? values(names) : Map.of(),
                data.validation().isPresent() ? values(names) : Map.of(),
                Map.of());
        try {
            monitor.of(example);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "early stopping watches the " + monitor + ", which this fit does not have: it has the mean loss"
                            + (example.validation().isEmpty()
                                    ? ""
                                    : ", of the validation data " + String.join(", ", names))
                            + (example.training().isEmpty() ? "" : ", of the training data " + String.join(", ", names))
                            + ". FitOptions.validation and validationSplit give validation data, trainingMetrics the others",
                    e);
        }
    }

    private static Map<String, Double> values(List<String> names) {
        Map<String, Double> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, 0.0));
        return values;
    }
}
