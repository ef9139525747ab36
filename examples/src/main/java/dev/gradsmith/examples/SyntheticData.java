package dev.gradsmith.examples;

import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;

/**
 * Data of which the truth is known: y = 2 x0 - 3.4 x1 + 4.2 + 0.1 noise, with standard normal features and noise.
 *
 * @param features {@code [rows, 2]}
 * @param observed {@code [rows]}
 */
record SyntheticData(float[] features, float[] observed) {
    static final float[] WEIGHTS = {2, -3.4f};
    static final float BIAS = 4.2f;

    /** The variance of the noise: the smallest mean squared error that a model can have. */
    static final double NOISE_VARIANCE = 0.01;

    static SyntheticData of(int rows, long seed) {
        RandomStream random = new RandomStream(seed);
        float[] features = new float[rows * 2];
        float[] observed = new float[rows];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < rows; row++) {
            float noise = 0.1f * (float) random.nextGaussian();
            observed[row] = noiseless(features[2 * row], features[2 * row + 1]) + noise;
        }
        return new SyntheticData(features, observed);
    }

    static float noiseless(float x0, float x1) {
        return WEIGHTS[0] * x0 + WEIGHTS[1] * x1 + BIAS;
    }

    int rows() {
        return observed.length;
    }

    /** One feature of every row. */
    double[] feature(int index) {
        double[] values = new double[rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = features[2 * row + index];
        }
        return values;
    }

    /** The first {@code rows} rows. */
    SyntheticData first(int rows) {
        return new SyntheticData(Arrays.copyOf(features, 2 * rows), Arrays.copyOf(observed, rows));
    }
}
