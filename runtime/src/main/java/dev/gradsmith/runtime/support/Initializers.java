package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Initial values of parameters. A parameter's values depend on the seed, its name, and their number, and are the same bits on every JDK
 * and machine; they are drawn as doubles, so that the float values are the double values rounded. For generated code.
 */
public final class Initializers {
    private Initializers() {}

    /** Normal with this mean and standard deviation. */
    public static void normal(float[] values, long seed, String name, double mean, double sd) {
        RandomStream random = stream(seed, name);
        fill(values, () -> mean + sd * random.nextGaussian());
    }

    /** Normal with this mean and standard deviation. */
    public static void normal(double[] values, long seed, String name, double mean, double sd) {
        RandomStream random = stream(seed, name);
        fill(values, () -> mean + sd * random.nextGaussian());
    }

    /** Uniform between two bounds. */
    public static void uniform(float[] values, long seed, String name, double low, double high) {
        RandomStream random = stream(seed, name);
        fill(values, () -> low + (high - low) * random.nextDouble());
    }

    /** Uniform between two bounds. */
    public static void uniform(double[] values, long seed, String name, double low, double high) {
        RandomStream random = stream(seed, name);
        fill(values, () -> low + (high - low) * random.nextDouble());
    }

    /** X. Glorot and Y. Bengio, 2010: uniform in plus or minus sqrt(6 / (fanIn + fanOut)), PyTorch's xavier_uniform. */
    public static void glorot(float[] values, long seed, String name, long fanIn, long fanOut) {
        double bound = glorotBound(fanIn, fanOut);
        uniform(values, seed, name, -bound, bound);
    }

    /** X. Glorot and Y. Bengio, 2010: uniform in plus or minus sqrt(6 / (fanIn + fanOut)), PyTorch's xavier_uniform. */
    public static void glorot(double[] values, long seed, String name, long fanIn, long fanOut) {
        double bound = glorotBound(fanIn, fanOut);
        uniform(values, seed, name, -bound, bound);
    }

    /** K. He et al., 2015: normal with standard deviation sqrt(2 / fanIn), PyTorch's kaiming_normal. */
    public static void he(float[] values, long seed, String name, long fanIn) {
        normal(values, seed, name, 0, heDeviation(fanIn));
    }

    /** K. He et al., 2015: normal with standard deviation sqrt(2 / fanIn), PyTorch's kaiming_normal. */
    public static void he(double[] values, long seed, String name, long fanIn) {
        normal(values, seed, name, 0, heDeviation(fanIn));
    }

    /** The same value everywhere, rounded to float. */
    public static void constant(float[] values, double value) {
        Arrays.fill(values, (float) value);
    }

    /** The same value everywhere. */
    public static void constant(double[] values, double value) {
        Arrays.fill(values, value);
    }

    private static RandomStream stream(long seed, String name) {
        return RandomStream.named(seed, name);
    }

    private static double glorotBound(long fanIn, long fanOut) {
        return StrictMath.sqrt(6.0 / (fanIn + fanOut));
    }

    private static double heDeviation(long fanIn) {
        return StrictMath.sqrt(2.0 / fanIn);
    }

    private static void fill(float[] values, DoubleSupplier next) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
    }

    private static void fill(double[] values, DoubleSupplier next) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
    }
}
