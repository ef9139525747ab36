package dev.gradsmith.runtime.internal;

/**
 * e^x - 1 of a {@code double}, as {@link FloatExpm1} has it of a {@code float}, with q found as in {@link DoubleExp}; the relative error that
 * leaves is 2^-57. The largest error is below 1.5 ulp.
 */
public final class DoubleExpm1 {

    /** Beyond these, results are -1 and infinite. */
    public static final double LOWEST = -38;

    public static final double HIGHEST = 710.5;

    /** What is added to it loses its fraction, and stands in its last bits as an exponent does. */
    public static final double ROUNDER = 0x1.8p52 + 1023;

    /** ROUNDER and the greatest n. */
    public static final double GREATEST_POWER = ROUNDER + 1023;

    /** The coefficients of -q. */
    public static final double Q0 = -0x1p-1;

    public static final double Q1 = -0x1.5555555555555p-3;
    public static final double Q2 = -0x1.5555555555557p-5;
    public static final double Q3 = -0x1.11111111110f5p-7;
    public static final double Q4 = -0x1.6c16c16c15dbep-10;
    public static final double Q5 = -0x1.a01a01a02fbfbp-13;
    public static final double Q6 = -0x1.a01a01a4215e5p-16;
    public static final double Q7 = -0x1.71de39e4336fap-19;
    public static final double Q8 = -0x1.27e4f59f548fap-22;
    public static final double Q9 = -0x1.ae664c2744dc6p-26;
    public static final double Q10 = -0x1.1ee8bd777f0cfp-29;
    public static final double Q11 = -0x1.5e46d6969717bp-33;
    public static final double Q12 = -0x1.d6cd9795ea9c6p-37;

    private DoubleExpm1() {}

    /** e^x - 1. */
    public static double of(double x) {
        double clamped = clamp(x);
        double power = power(clamped);
        return value(clamped, power, Double.longBitsToDouble(scaleBits(Double.doubleToRawLongBits(power))));
    }

    static double clamp(double x) {
        return Math.max(Math.min(x, HIGHEST), LOWEST);
    }

    /** ROUNDER + n. */
    static double power(double x) {
        return Math.min(FusedMultiplyAdd.of(x, DoubleExp.LOG2_E, ROUNDER), GREATEST_POWER);
    }

    /** 2^n. */
    static long scaleBits(long power) {
        return power << DoubleExp.FRACTION_BITS;
    }

    /** With the signs of terms such that all of them are -0 where x is. What r lost when it was rounded is kept. */
    static double value(double x, double power, double scale) {
        double n = power - ROUNDER;
        double near = FusedMultiplyAdd.of(n, -DoubleExp.LOG_2, x);
        double r = FusedMultiplyAdd.of(n, -DoubleExp.LOG_2_REST, near);
        double minusLost = FusedMultiplyAdd.of(n, DoubleExp.LOG_2_REST, r - near);
        double q = FusedMultiplyAdd.of(Q12, r, Q11);
        q = FusedMultiplyAdd.of(q, r, Q10);
        q = FusedMultiplyAdd.of(q, r, Q9);
        q = FusedMultiplyAdd.of(q, r, Q8);
        q = FusedMultiplyAdd.of(q, r, Q7);
        q = FusedMultiplyAdd.of(q, r, Q6);
        q = FusedMultiplyAdd.of(q, r, Q5);
        q = FusedMultiplyAdd.of(q, r, Q4);
        q = FusedMultiplyAdd.of(q, r, Q3);
        q = FusedMultiplyAdd.of(q, r, Q2);
        q = FusedMultiplyAdd.of(q, r, Q1);
        q = FusedMultiplyAdd.of(q, r, Q0);
        double minusTail = FusedMultiplyAdd.of(r * r, q, minusLost);
        return (scale * r - (1 - scale)) - scale * minusTail;
    }
}
