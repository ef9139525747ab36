package dev.gradsmith.runtime.internal;

/**
 * Logarithms of {@code double}s, as {@link FloatLog} has them of {@code float}s, but for log(1 + f): with s = f / (2 + f) it is the odd function
 * 2 artanh(s) = 2s - s^3 q(s^2), and 2s = f - s f, so that it is f - s (f + s^2 q(s^2)). q is found as in {@link DoubleExp}; the relative error
 * that leaves is 2^-60. The largest error is below 1 ulp of log, and 1.5 of log1p.
 */
public final class DoubleLog {
    public static final double Q0 = -0x1.5555555555555p-1;
    public static final double Q1 = -0x1.9999999999a38p-2;
    public static final double Q2 = -0x1.2492492476cccp-2;
    public static final double Q3 = -0x1.c71c720159177p-3;
    public static final double Q4 = -0x1.745cf9048dd95p-3;
    public static final double Q5 = -0x1.3b1c355a8f7a2p-3;
    public static final double Q6 = -0x1.0fbe95d71602p-3;
    public static final double Q7 = -0x1.0c039c49989c6p-3;

    /** Numbers below the normal ones are multiplied by 2^54 first. */
    public static final double LIFT = 0x1p54;

    public static final int LIFT_POWER = 54;

    public static final long ROUNDER_BITS = Double.doubleToRawLongBits(DoubleExp.ROUNDER);
    public static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);
    private static final long LEAST_NORMAL_BITS = Double.doubleToRawLongBits(Double.MIN_NORMAL);

    /** The exponent of 1. */
    public static final int EXPONENT_OF_ONE = 1023;

    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long GREATEST_BITS = Double.doubleToRawLongBits(Double.MAX_VALUE);
    private static final long MINUS_INFINITY_BITS = Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY);
    private static final long NAN_BITS = Double.doubleToRawLongBits(Double.NaN);

    private DoubleLog() {}

    /** log(x). */
    public static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long normal = normalBits(bits, Double.doubleToRawLongBits(x * LIFT));
        double log = sum(
                f(Double.longBitsToDouble(fractionBits(normal))),
                Double.longBitsToDouble(powerBits(normal) - liftPower(bits)));
        return Double.longBitsToDouble(resultBits(bits, Double.doubleToRawLongBits(log)));
    }

    /** log(1 + x). */
    public static double ofOnePlus(double x) {
        double sum = 1 + x;
        long bits = Double.doubleToRawLongBits(sum);
        return Double.longBitsToDouble(resultBits(bits, Double.doubleToRawLongBits(ofSum(x, sum))));
    }

    /** log(1 + x) for an x above -1, with the sum 1 + x as a double. */
    static double ofSum(double x, double sum) {
        long bits = Double.doubleToRawLongBits(sum);
        return sum(
                f(x, sum, Double.longBitsToDouble(fractionBits(bits)), Double.longBitsToDouble(inverseScaleBits(bits))),
                Double.longBitsToDouble(powerBits(bits)));
    }

    /** The bits of a number, or of it times LIFT if it is below the normal ones. */
    static long normalBits(long bits, long lifted) {
        long small = small(bits);
        return (bits & ~small) | (lifted & small);
    }

    /** What LIFT adds to n. */
    static long liftPower(long bits) {
        return small(bits) & LIFT_POWER;
    }

    private static long small(long bits) {
        return ((bits & MAGNITUDE) - LEAST_NORMAL_BITS) >> 63;
    }

    private static long power(long bits) {
        return (bits - SQRT_HALF_BITS) >> DoubleExp.FRACTION_BITS;
    }

    /** ROUNDER + n. */
    static long powerBits(long bits) {
        return ROUNDER_BITS + power(bits);
    }

    /** 1 + f. */
    static long fractionBits(long bits) {
        return bits - (power(bits) << DoubleExp.FRACTION_BITS);
    }

    /** 2^-n, or 0 where that is below the normal numbers. */
    static long inverseScaleBits(long bits) {
        long scale = (EXPONENT_OF_ONE - power(bits)) << DoubleExp.FRACTION_BITS;
        return scale & ~(scale >> 63);
    }

    static double f(double onePlus) {
        return onePlus - 1;
    }

    /** With what the sum of 1 and x lost; -0 where x is. */
    static double f(double x, double sum, double onePlus, double inverseScale) {
        return FusedMultiplyAdd.of(x - (sum - 1), inverseScale, -(1 - onePlus));
    }

    /** n log(2) + log(1 + f); -0 where f is. */
    static double sum(double f, double power) {
        double s = f / (2 + f);
        double square = s * s;
        double q = FusedMultiplyAdd.of(Q7, square, Q6);
        q = FusedMultiplyAdd.of(q, square, Q5);
        q = FusedMultiplyAdd.of(q, square, Q4);
        q = FusedMultiplyAdd.of(q, square, Q3);
        q = FusedMultiplyAdd.of(q, square, Q2);
        q = FusedMultiplyAdd.of(q, square, Q1);
        q = FusedMultiplyAdd.of(q, square, Q0);
        double minusN = DoubleExp.ROUNDER - power;
        double tail = FusedMultiplyAdd.of(s, FusedMultiplyAdd.of(square, q, f), minusN * DoubleExp.LOG_2_REST);
        return FusedMultiplyAdd.of(minusN, -DoubleExp.LOG_2, f - tail);
    }

    /** The logarithm, except of what has none, or an infinite one. */
    static long resultBits(long bits, long log) {
        long magnitude = bits & MAGNITUDE;
        long zero = (magnitude - 1) >> 63;
        long negative = bits >> 63 & ~zero;
        long endless = (GREATEST_BITS - magnitude) >> 63 & ~negative;
        return (log & ~(zero | negative | endless))
                | (zero & MINUS_INFINITY_BITS)
                | (negative & NAN_BITS)
                | (endless & bits);
    }
}
