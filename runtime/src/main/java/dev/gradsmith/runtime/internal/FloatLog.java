package dev.gradsmith.runtime.internal;

/**
 * Logarithms of {@code float}s: with x = 2^n (1 + f) and 1 + f from sqrt(1/2) to sqrt(2), log(x) = n log(2) + log(1 + f). In pieces as
 * {@link FloatExp} says.
 *
 * <p>log(1 + f) = f + f^2 q(f), with q found as in FloatExp, for the least greatest relative error of the logarithm; it is 2^-27.8. For
 * log(1 + x), f takes up what the sum 1 + x lost. Of all floats, the largest error of log is 0.86 ulp, and of log1p 1.46.
 */
public final class FloatLog {
    public static final float Q0 = -0x1.fffff8p-2f;
    public static final float Q1 = 0x1.55555p-2f;
    public static final float Q2 = -0x1.000432p-2f;
    public static final float Q3 = 0x1.99a3ep-3f;
    public static final float Q4 = -0x1.542582p-3f;
    public static final float Q5 = 0x1.22743ep-3f;
    public static final float Q6 = -0x1.0f4966p-3f;
    public static final float Q7 = 0x1.083666p-3f;
    public static final float Q8 = -0x1.37a4f8p-4f;

    /** Numbers below the normal ones are multiplied by 2^24 first. */
    public static final float LIFT = 0x1p24f;

    public static final int LIFT_POWER = 24;

    public static final int ROUNDER_BITS = Float.floatToRawIntBits(FloatExp.ROUNDER);
    public static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0x1.6a09e6p-1f);
    private static final int LEAST_NORMAL_BITS = Float.floatToRawIntBits(Float.MIN_NORMAL);

    /** The exponent of 1. */
    public static final int EXPONENT_OF_ONE = 127;

    private static final int MAGNITUDE = Integer.MAX_VALUE;
    private static final int GREATEST_BITS = Float.floatToRawIntBits(Float.MAX_VALUE);
    private static final int MINUS_INFINITY_BITS = Float.floatToRawIntBits(Float.NEGATIVE_INFINITY);
    private static final int NAN_BITS = Float.floatToRawIntBits(Float.NaN);

    private FloatLog() {}

    /** log(x). */
    public static float of(float x) {
        int bits = Float.floatToRawIntBits(x);
        int normal = normalBits(bits, Float.floatToRawIntBits(x * LIFT));
        float log = sum(
                f(Float.intBitsToFloat(fractionBits(normal))),
                Float.intBitsToFloat(powerBits(normal) - liftPower(bits)));
        return Float.intBitsToFloat(resultBits(bits, Float.floatToRawIntBits(log)));
    }

    /** log(1 + x). */
    public static float ofOnePlus(float x) {
        float sum = 1 + x;
        int bits = Float.floatToRawIntBits(sum);
        return Float.intBitsToFloat(resultBits(bits, Float.floatToRawIntBits(ofSum(x, sum))));
    }

    /** log(1 + x) for an x above -1, with the sum 1 + x as a float. */
    static float ofSum(float x, float sum) {
        int bits = Float.floatToRawIntBits(sum);
        return sum(
                f(x, sum, Float.intBitsToFloat(fractionBits(bits)), Float.intBitsToFloat(inverseScaleBits(bits))),
                Float.intBitsToFloat(powerBits(bits)));
    }

    /** The bits of a number, or of it times LIFT if it is below the normal ones. */
    static int normalBits(int bits, int lifted) {
        int small = small(bits);
        return (bits & ~small) | (lifted & small);
    }

    /** What LIFT adds to n. */
    static int liftPower(int bits) {
        return small(bits) & LIFT_POWER;
    }

    private static int small(int bits) {
        return ((bits & MAGNITUDE) - LEAST_NORMAL_BITS) >> 31;
    }

    private static int power(int bits) {
        return (bits - SQRT_HALF_BITS) >> FloatExp.FRACTION_BITS;
    }

    /** ROUNDER + n. */
    static int powerBits(int bits) {
        return ROUNDER_BITS + power(bits);
    }

    /** 1 + f. */
    static int fractionBits(int bits) {
        return bits - (power(bits) << FloatExp.FRACTION_BITS);
    }

    /** 2^-n, or 0 where that is below the normal numbers. */
    static int inverseScaleBits(int bits) {
        int scale = (EXPONENT_OF_ONE - power(bits)) << FloatExp.FRACTION_BITS;
        return scale & ~(scale >> 31);
    }

    static float f(float onePlus) {
        return onePlus - 1;
    }

    /** With what the sum of 1 and x lost; -0 where x is. */
    static float f(float x, float sum, float onePlus, float inverseScale) {
        return FusedMultiplyAdd.of(x - (sum - 1), inverseScale, -(1 - onePlus));
    }

    /** n log(2) + log(1 + f); -0 where f is. */
    static float sum(float f, float power) {
        float q = FusedMultiplyAdd.of(Q8, f, Q7);
        q = FusedMultiplyAdd.of(q, f, Q6);
        q = FusedMultiplyAdd.of(q, f, Q5);
        q = FusedMultiplyAdd.of(q, f, Q4);
        q = FusedMultiplyAdd.of(q, f, Q3);
        q = FusedMultiplyAdd.of(q, f, Q2);
        q = FusedMultiplyAdd.of(q, f, Q1);
        q = FusedMultiplyAdd.of(q, f, Q0);
        float minusN = FloatExp.ROUNDER - power;
        float tail = FusedMultiplyAdd.of(f * f, q, minusN * -FloatExp.LOG_2_REST);
        return FusedMultiplyAdd.of(minusN, -FloatExp.LOG_2, f + tail);
    }

    /** The logarithm, except of what has none, or an infinite one. */
    static int resultBits(int bits, int log) {
        int magnitude = bits & MAGNITUDE;
        int zero = (magnitude - 1) >> 31;
        int negative = bits >> 31 & ~zero;
        int endless = (GREATEST_BITS - magnitude) >> 31 & ~negative;
        return (log & ~(zero | negative | endless))
                | (zero & MINUS_INFINITY_BITS)
                | (negative & NAN_BITS)
                | (endless & bits);
    }
}
