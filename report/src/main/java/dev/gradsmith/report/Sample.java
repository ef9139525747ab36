package dev.gradsmith.report;

import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;
import java.util.TreeSet;

/** Which of many things are shown. */
final class Sample {
    private static final long SEED = 1;

    private Sample() {}

    /** All places up to {@code count}, or {@code most} of them drawn at random, the same each time, ascending. */
    static int[] random(int count, int most) {
        if (count <= most) {
            return all(count);
        }
        RandomStream random = RandomStream.named(SEED, "report");
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < most) {
            chosen.add(random.nextInt(count));
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All places, or {@code most} at equal distances, the first and last among them. */
    static int[] even(int count, int most) {
        if (count <= most) {
            return all(count);
        }
        int[] places = new int[most];
        Arrays.setAll(places, i -> (int) Math.round(i * (count - 1.0) / (most - 1)));
        return places;
    }

    /**
     * All places, or those of the least and the greatest value of each of so many stretches: a line through them looks like the line
     * through all. Values that are not finite count as greatest, so that none is passed over.
     */
    static int[] extremes(double[] values, int stretches) {
        if (values.length <= 2 * stretches) {
            return all(values.length);
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = (int) ((long) stretch * values.length / stretches);
            int to = (int) ((stretch + 1L) * values.length / stretches);
            int least = from;
            int greatest = from;
            for (int i = from; i < to; i++) {
                least = values[i] < values[least] ? i : least;
                greatest = !(values[i] <= values[greatest]) && !Double.isNaN(values[greatest]) ? i : greatest;
            }
            chosen.add(least);
            chosen.add(greatest);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] all(int count) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> i);
        return places;
    }
}
