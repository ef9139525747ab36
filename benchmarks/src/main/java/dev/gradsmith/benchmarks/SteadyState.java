package dev.gradsmith.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds when the steps of a program that has just started have become as fast as they will be. */
final class SteadyState {
    private static final int STEPS_OF_WINDOW = 20;

    /** A few windows in a row, most of which must be fast: the machine may have a bad moment in one of them. */
    private static final int WINDOWS = 5;

    private static final double TOLERANCE = 1.1;

    private SteadyState() {}

    /**
     * Milliseconds from the start to the first of some twenties of steps that take at most a tenth longer than those of the second half of all; NaN if there is none before that
     * half, for then it is not to be known whether the steps would become faster still.
     *
     * @param seconds how long to make steps
     */
    static double millisUntil(Runnable step, long start, int seconds) {
        List<Long> ends = new ArrayList<>();
        ends.add(System.nanoTime());
        long end = start + seconds * 1_000_000_000L;
        while (System.nanoTime() - end < 0) {
            for (int i = 0; i < STEPS_OF_WINDOW; i++) {
                step.run();
            }
            ends.add(System.nanoTime());
        }
        OptionalInt first = firstSteady(durations(ends));
        return first.isPresent() ? (ends.get(first.getAsInt()) - start) / 1e6 : Double.NaN;
    }

    private static double[] durations(List<Long> ends) {
        double[] durations = new double[ends.size() - 1];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = ends.get(i + 1) - ends.get(i);
        }
        return durations;
    }

    /** The number of the first of some windows most of which are as fast as the second half. */
    static OptionalInt firstSteady(double[] durations) {
        int half = durations.length / 2;
        if (half < WINDOWS) {
            return OptionalInt.empty();
        }
        double steady = median(durations, half, durations.length);
        return IntStream.rangeClosed(0, half - WINDOWS)
                .filter(first -> median(durations, first, first + WINDOWS) <= TOLERANCE * steady)
                .findFirst();
    }

    private static double median(double[] values, int from, int to) {
        return Median.of(Arrays.stream(values, from, to));
    }
}
