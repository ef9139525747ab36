package dev.gradsmith.examples.zoo;

import dev.gradsmith.runtime.RandomStream;

/** Random data of known origin. */
final class Simulation {
    private final RandomStream random;

    Simulation(long seed) {
        this.random = new RandomStream(seed);
    }

    double normal() {
        return random.nextGaussian();
    }

    double uniform() {
        return random.nextDouble();
    }

    int below(int bound) {
        return (int) (random.nextDouble() * bound);
    }

    double[] normals(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = normal();
        }
        return values;
    }

    /** By the number of unit exponential waits that fit into {@code mean}. */
    int poisson(double mean) {
        int events = 0;
        for (double time = -Math.log(1 - uniform()); time < mean; time -= Math.log(1 - uniform())) {
            events++;
        }
        return events;
    }

    /** Of shape {@code shape} and mean 1, as a sum of exponential waits; for whole shapes. */
    double gamma(int shape) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - uniform());
        }
        return sum / shape;
    }

    static double dot(double[] x, int row, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += x[row * w.length + i] * w[i];
        }
        return sum;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The largest difference of two vectors' elements. */
    static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
