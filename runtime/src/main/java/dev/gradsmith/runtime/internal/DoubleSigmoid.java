package dev.gradsmith.runtime.internal;

/**
 * 1 / (1 + e^-x) and log(1 + e^x) of {@code double}s, as {@link FloatSigmoid} has them of {@code float}s. The largest errors are below 2.5
 * and 2 ulp.
 */
public final class DoubleSigmoid {
    private DoubleSigmoid() {}

    /** 1 / (1 + e^-x). */
    public static double of(double x) {
        return quotient(x, DoubleExp.of(negative(x)));
    }

    /** log(1 + e^x). */
    public static double softplus(double x) {
        double e = DoubleExp.of(negative(x));
        return softplus(x, DoubleLog.ofSum(e, 1 + e));
    }

    /** -|x|, or where exponentials become 0. */
    static double negative(double x) {
        return Math.max(-Math.abs(x), DoubleExp.LOWEST);
    }

    /** The numerator is e below 0, where 1 + 2x is less than e, and 1 from 0 on. */
    static double quotient(double x, double e) {
        return Math.max(e, Math.min(1, 1 + 2 * x)) / (1 + e);
    }

    static double softplus(double x, double log) {
        return Math.max(x, 0) + log;
    }
}
