package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.RandomStream;

/** Orders of rows, and the rows of one batch brought together. For generated code. */
public final class Batches {

    /** Up to here a loop beats the call of arraycopy. */
    private static final int NARROW = 8;

    private Batches() {}

    /** Fills the array with a random order of the rows 0 to length - 1, which follows from the seed and the epoch's number alone. */
    public static void order(int[] order, long seed, int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        RandomStream.named(seed, "epoch " + epoch).shuffle(order);
    }

    /** Row i of {@code to}, from 0, becomes row {@code order[begin + i]} of {@code from}, up to before {@code end}; a row is {@code width} values. */
    public static void gather(float[] from, int width, int[] order, int begin, int end, float[] to) {
        if (width == 1) {
            for (int i = begin; i < end; i++) {
                to[i - begin] = from[order[i]];
            }
        } else if (width <= NARROW) {
            gatherNarrow(from, width, order, begin, end, to);
        } else {
            for (int i = begin; i < end; i++) {
                System.arraycopy(from, order[i] * width, to, (i - begin) * width, width);
            }
        }
    }

    private static void gatherNarrow(float[] from, int width, int[] order, int begin, int end, float[] to) {
        int at = 0;
        for (int i = begin; i < end; i++) {
            int start = order[i] * width;
            for (int column = 0; column < width; column++) {
                to[at++] = from[start + column];
            }
        }
    }

    /** Row i of {@code to}, from 0, becomes row {@code order[begin + i]} of {@code from}, up to before {@code end}; a row is {@code width} values. */
    public static void gather(double[] from, int width, int[] order, int begin, int end, double[] to) {
        if (width == 1) {
            for (int i = begin; i < end; i++) {
                to[i - begin] = from[order[i]];
            }
        } else if (width <= NARROW) {
            gatherNarrow(from, width, order, begin, end, to);
        } else {
            for (int i = begin; i < end; i++) {
                System.arraycopy(from, order[i] * width, to, (i - begin) * width, width);
            }
        }
    }

    private static void gatherNarrow(double[] from, int width, int[] order, int begin, int end, double[] to) {
        int at = 0;
        for (int i = begin; i < end; i++) {
            int start = order[i] * width;
            for (int column = 0; column < width; column++) {
                to[at++] = from[start + column];
            }
        }
    }

    /** Row i of {@code to}, from 0, becomes row {@code order[begin + i]} of {@code from}, up to before {@code end}; a row is {@code width} values. */
    public static void gather(int[] from, int width, int[] order, int begin, int end, int[] to) {
        if (width == 1) {
            for (int i = begin; i < end; i++) {
                to[i - begin] = from[order[i]];
            }
        } else if (width <= NARROW) {
            gatherNarrow(from, width, order, begin, end, to);
        } else {
            for (int i = begin; i < end; i++) {
                System.arraycopy(from, order[i] * width, to, (i - begin) * width, width);
            }
        }
    }

    private static void gatherNarrow(int[] from, int width, int[] order, int begin, int end, int[] to) {
        int at = 0;
        for (int i = begin; i < end; i++) {
            int start = order[i] * width;
            for (int column = 0; column < width; column++) {
                to[at++] = from[start + column];
            }
        }
    }
}
