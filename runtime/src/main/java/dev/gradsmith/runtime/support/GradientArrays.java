package dev.gradsmith.runtime.support;

/** What becomes of gradients before an update. For generated code. */
public final class GradientArrays {
    /** Keeps a gradient of 0 from a division by 0, as PyTorch does. */
    private static final double EPSILON = 1e-6;

    /** Sums side by side, which do not wait for each other. */
    private static final int SUMS = 4;

    private GradientArrays() {}

    /**
     * What gradients are multiplied by so that their norm is at most {@code largest}: {@code min(1, largest / (norm + 1e-6))}, as in PyTorch's
     * {@code clip_grad_norm_}; 1 where {@code largest} is 0.
     */
    public static double scale(double largest, double norm) {
        return largest > 0 ? Math.min(1, largest / (norm + EPSILON)) : 1;
    }

    /** The sum of the squares, in an order of its own that is always the same. */
    public static double ofSquares(float[] gradient) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i <= gradient.length - SUMS; i += SUMS) {
            s0 += (double) gradient[i] * gradient[i];
            s1 += (double) gradient[i + 1] * gradient[i + 1];
            s2 += (double) gradient[i + 2] * gradient[i + 2];
            s3 += (double) gradient[i + 3] * gradient[i + 3];
        }
        for (; i < gradient.length; i++) {
            s0 += (double) gradient[i] * gradient[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The same in double precision. */
    public static double ofSquares(double[] gradient) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i <= gradient.length - SUMS; i += SUMS) {
            s0 += gradient[i] * gradient[i];
            s1 += gradient[i + 1] * gradient[i + 1];
            s2 += gradient[i + 2] * gradient[i + 2];
            s3 += gradient[i + 3] * gradient[i + 3];
        }
        for (; i < gradient.length; i++) {
            s0 += gradient[i] * gradient[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The square of a gradient that is a number. */
    public static double ofSquares(double gradient) {
        return gradient * gradient;
    }

    /** Adds {@code weight} times the gradient to {@code sum}, or to zeros where that is empty; gives the sum. */
    public static float[] add(float[] gradient, double weight, float[] sum) {
        float[] all = sum.length == 0 ? new float[gradient.length] : sum;
        float factor = (float) weight;
        for (int i = 0; i < gradient.length; i++) {
            all[i] += factor * gradient[i];
        }
        return all;
    }

    /** The same in double precision. */
    public static double[] add(double[] gradient, double weight, double[] sum) {
        double[] all = sum.length == 0 ? new double[gradient.length] : sum;
        for (int i = 0; i < gradient.length; i++) {
            all[i] += weight * gradient[i];
        }
        return all;
    }

    /** Sets the gradient to {@code scale} times the sum, and the sum to zeros. */
    public static void take(float[] sum, double scale, float[] gradient) {
        float factor = (float) scale;
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = factor * sum[i];
            sum[i] = 0;
        }
    }

    /** The same in double precision. */
    public static void take(double[] sum, double scale, double[] gradient) {
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = scale * sum[i];
            sum[i] = 0;
        }
    }
}
