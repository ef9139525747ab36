package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The epochs of a fit as columns of a file: a tensor for each kind of number, with an element for each epoch. */
final class PastEpochs {
    private static final String LOSSES = "history/meanLoss";
    private static final String COUNTS = "history/counts";
    private static final String TRAINING = "history/training/";
    private static final String VALIDATION = "history/validation/";
    private static final String SCHEDULED = "history/scheduled/";

    /** Steps, examples, nanoseconds. */
    private static final int COUNTED = 3;

    private PastEpochs() {}

    static void store(List<Epoch> past, Snapshot snapshot) {
        double[] losses = past.stream().mapToDouble(Epoch::meanLoss).toArray();
        long[] counts = new long[COUNTED * losses.length];
        for (Epoch epoch : past) {
            int at = COUNTED * (epoch.number() - 1);
            counts[at] = epoch.steps();
            counts[at + 1] = epoch.examples();
            counts[at + 2] = epoch.nanoseconds();
        }
        snapshot.put(LOSSES, Tensor.of(losses, losses.length));
        snapshot.put(COUNTS, Tensor.of(counts, losses.length, COUNTED));
        store(past, Epoch::training, TRAINING, snapshot);
        store(past, Epoch::validation, VALIDATION, snapshot);
        store(past, Epoch::scheduled, SCHEDULED, snapshot);
    }

    /** All epochs have the same names. The number in front keeps their order, as a file's tensors have another. */
    private static void store(
            List<Epoch> past, Function<Epoch, Map<String, Double>> kind, String prefix, Snapshot snapshot) {
        if (past.isEmpty()) {
            return;
        }
        int number = 0;
        for (String name : kind.apply(past.get(0)).keySet()) {
            double[] values = past.stream()
                    .mapToDouble(epoch -> kind.apply(epoch).getOrDefault(name, Double.NaN))
                    .toArray();
            snapshot.put(prefix + String.format("%03d/", number++) + name, Tensor.of(values, values.length));
        }
    }

    static List<Epoch> of(Safetensors file) throws SafetensorsException {
        double[] losses = file.tensor(LOSSES).doubles();
        long[] counts = file.tensor(COUNTS).longs();
        List<Epoch> past = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            int at = COUNTED * i;
            past.add(new Epoch(
                    i + 1,
                    losses[i],
                    counts[at],
                    counts[at + 1],
                    counts[at + 2],
                    values(file, TRAINING, i),
                    values(file, VALIDATION, i),
                    values(file, SCHEDULED, i)));
        }
        return past;
    }

    private static Map<String, Double> values(Safetensors file, String prefix, int epoch) throws SafetensorsException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String tensor : file.names().stream().sorted().toList()) {
            if (tensor.startsWith(prefix)) {
                String name = tensor.substring(tensor.indexOf('/', prefix.length()) + 1);
                values.put(name, file.tensor(tensor).doubles()[epoch]);
            }
        }
        return values;
    }
}
