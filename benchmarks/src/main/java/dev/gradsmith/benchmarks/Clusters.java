package dev.gradsmith.benchmarks;

import java.util.Arrays;

/**
 * Pictures of ten kinds, each one noise around a center of its own, which a network learns in one epoch.
 *
 * @param pictures one after the other, with 784 numbers each
 * @param digits the kind of each
 */
record Clusters(float[] pictures, int[] digits) {
    /** Of all pictures, the part that a network should tell the kind of after an epoch. */
    static final double ACCURACY = 0.95;

    private static final int WIDTH = 784;
    private static final int KINDS = 10;

    /** How far centers are from 0, against noise of 1 in each number. */
    private static final float DISTANCE = 0.3f;

    static Clusters of(int count) {
        int[] digits = Numbers.labels(count, KINDS, 2);
        float[] centers = Numbers.gaussian(KINDS * WIDTH, 5);
        float[] pictures = Numbers.gaussian(count * WIDTH, 1);
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] += DISTANCE * centers[digits[i / WIDTH] * WIDTH + i % WIDTH];
        }
        return new Clusters(pictures, digits);
    }

    float[] pictures(int from, int to) {
        return Arrays.copyOfRange(pictures, from * WIDTH, to * WIDTH);
    }

    int[] digits(int from, int to) {
        return Arrays.copyOfRange(digits, from, to);
    }

    /**
     * Checks what a network says of all pictures.
     *
     * @param z ten numbers for each, of which the largest stands where the kind is
     * @throws IllegalStateException if too few are right
     */
    void check(float[] z) {
        int right = 0;
        for (int i = 0; i < digits.length; i++) {
            int best = 0;
            for (int j = 1; j < KINDS; j++) {
                best = z[i * KINDS + j] > z[i * KINDS + best] ? j : best;
            }
            right += best == digits[i] ? 1 : 0;
        }
        if (right < ACCURACY * digits.length) {
            throw new IllegalStateException("only " + right + " of " + digits.length + " pictures are told apart");
        }
    }
}
