package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.RandomStream;

/** Data that is the same for all that are compared. */
final class Numbers {
    private Numbers() {}

    /** Standard normal values. */
    static float[] gaussian(int count, long seed) {
        RandomStream random = new RandomStream(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Labels from 0 to {@code classes - 1}. */
    static int[] labels(int count, int classes, long seed) {
        RandomStream random = new RandomStream(seed);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(classes);
        }
        return values;
    }
}
