package dev.gradsmith.benchmarks;

import java.util.stream.DoubleStream;

/** The middle of some figures, or the mean of the two in the middle. */
final class Median {
    private Median() {}

    /** NaN of none; what is not a number does not count. */
    static double of(DoubleStream figures) {
        double[] sorted =
                figures.filter(figure -> !Double.isNaN(figure)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
