package dev.gradsmith.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What is written in C, in {@code src/peers/c}, and OpenBLAS. The library is looked for in {@code java.library.path}.
 *
 * <p>The arrays are those that Gradsmith gets, and are not copied. The models have 100 columns, and a multiple of 64 rows.
 */
final class InC {
    /** The losses of the wide models, numbered as in {@code residual.h}. */
    enum Loss {
        /** (z - t)^2. */
        LINEAR(0),
        /** softplus(-t z). */
        LOGISTIC(1);

        private final int number;

        Loss(int number) {
            this.number = number;
        }
    }

    static {
        System.loadLibrary("peers");
    }

    private InC() {}

    /**
     * Steps of the tutorial's regression, as one would write them.
     *
     * @param parameters two weights and the bias, which change
     * @return the sum of the losses before each step
     */
    static native float tutorialSteps(float[] features, float[] observed, float[] parameters, float rate, int steps);

    /** The same for four rows, with the shortest chains from one step's parameters to the next one's. */
    static native float shortTutorialSteps(
            float[] features, float[] observed, float[] parameters, float rate, int steps);

    static float onePassStep(Loss loss, float[] features, float[] targets, float[] weights, float rate, int threads) {
        return onePassStepOf(loss.number, features, targets, weights, rate, threads);
    }

    private static native float onePassStepOf(
            int loss, float[] features, float[] targets, float[] weights, float rate, int threads);

    /** The sum of all features. */
    static native float readAll(float[] features, int threads);

    /**
     * The chain of 1, of 4 or of 16 operations, each time with an array of its own for the result.
     *
     * @return the last element
     */
    static native float chains(int operations, float[] x, int times);

    /** Gives the number of floating-point operations done. */
    static native long multiplyAdd(int rounds, int threads);

    /**
     * Makes OpenBLAS use so many threads. To be called before what follows.
     *
     * @throws IllegalStateException if it is not installed, or has fallen back to code for a processor of 2004
     */
    static void useOpenBlas(int threads) {
        String core = openBlas(threads);
        if (core == null) {
            throw new IllegalStateException("libopenblas.so.0 is not installed: apt-get install libopenblas0");
        }
        if (core.equals("Prescott")) {
            throw new IllegalStateException("OpenBLAS does not know this processor: set OPENBLAS_CORETYPE");
        }
    }

    private static native @Nullable String openBlas(int threads);

    static float blasStep(
            Loss loss, float[] features, float[] targets, float[] weights, float rate, float[] predictions) {
        return blasStepOf(loss.number, features, targets, weights, rate, predictions);
    }

    private static native float blasStepOf(
            int loss, float[] features, float[] targets, float[] weights, float rate, float[] predictions);

    /** C = A B, where A and B may be given transposed. */
    static native void blasMultiply(
            int rows,
            int columns,
            int inner,
            float[] left,
            boolean leftTransposed,
            float[] right,
            boolean rightTransposed,
            float[] result);
}
