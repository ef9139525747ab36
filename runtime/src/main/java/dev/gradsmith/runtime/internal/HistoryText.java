package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A history as CSV and as JSON. Names of a model are letters, digits and underscores, so that nothing needs a quote. */
public final class HistoryText {
    private static final double SECOND = 1e9;

    private HistoryText() {}

    /** A column for each number that one of the epochs has; empty where an epoch lacks it. */
    public static String csv(List<Epoch> epochs) {
        List<Map<String, Number>> lines =
                epochs.stream().map(HistoryText::columns).toList();
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(line.keySet()));
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (Map<String, Number> line : lines) {
            text.append(names.stream()
                            .map(name -> line.containsKey(name) ? line.get(name).toString() : "")
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, Number> columns(Epoch epoch) {
        Map<String, Number> columns = new LinkedHashMap<>();
        columns.put("epoch", epoch.number());
        columns.put("mean_loss", epoch.meanLoss());
        columns.put("steps", epoch.steps());
        columns.put("examples", epoch.examples());
        columns.put("seconds", epoch.nanoseconds() / SECOND);
        // A dot, because a model's own name may begin with "training_".
        epoch.training().forEach((name, value) -> columns.put("training." + name, value));
        epoch.validation().forEach((name, value) -> columns.put("validation." + name, value));
        epoch.scheduled().forEach((name, value) -> columns.put("scheduled." + name, value));
        return columns;
    }

    /** Epochs as objects, whose evaluations are objects of their own. */
    public static String json(List<Epoch> epochs, Optional<Epoch> restored) {
        List<String> objects = epochs.stream().map(HistoryText::object).toList();
        return "{\"restored\": "
                + restored.map(epoch -> String.valueOf(epoch.number())).orElse("null") + ", \"epochs\": [\n  "
                + String.join(",\n  ", objects) + "\n]}\n";
    }

    private static String object(Epoch epoch) {
        List<String> members = new ArrayList<>();
        members.add("\"epoch\": " + epoch.number());
        members.add("\"mean_loss\": " + number(epoch.meanLoss()));
        members.add("\"steps\": " + epoch.steps());
        members.add("\"examples\": " + epoch.examples());
        members.add("\"seconds\": " + number(epoch.nanoseconds() / SECOND));
        member(members, "training", epoch.training());
        member(members, "validation", epoch.validation());
        member(members, "scheduled", epoch.scheduled());
        return "{" + String.join(", ", members) + "}";
    }

    private static void member(List<String> members, String name, Map<String, Double> values) {
        if (!values.isEmpty()) {
            members.add("\"" + name + "\": "
                    + values.entrySet().stream()
                            .map(value -> "\"" + value.getKey() + "\": " + number(value.getValue()))
                            .collect(Collectors.joining(", ", "{", "}")));
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }
}
