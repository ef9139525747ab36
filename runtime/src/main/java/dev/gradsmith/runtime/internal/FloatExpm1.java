package dev.gradsmith.runtime.internal;

/**
 * e^x - 1 of a {@code float}: 2^n (e^r - 1) + (2^n - 1), with n the integer nearest to x / log(2), but at most 127 for 2^n to be a number, so
 * that r goes from -log(2) / 2 to log(2). In pieces as {@link FloatExp} says.
 *
 * <p>e^r = 1 + r + r^2 q(r), with q found as in FloatExp, for the least greatest relative error of e^r - 1; it is 2^-27.5. Of all floats, the
 * largest error is 1.3 ulp.
 */
public final class FloatExpm1 {

    /** Beyond these, results are -1 and infinite. */
    public static final float LOWEST = -20;

    public static final float HIGHEST = 89.5f;

    /** What is added to it loses its fraction, and stands in its last bits as an exponent does. */
    public static final float ROUNDER = 0x1.8p23f + 127;

    /** ROUNDER and the greatest n. */
    public static final float GREATEST_POWER = ROUNDER + 127;

    /** The coefficients of -q. */
    public static final float Q0 = -0x1.fffffep-2f;

    public static final float Q1 = -0x1.555578p-3f;
    public static final float Q2 = -0x1.555776p-5f;
    public static final float Q3 = -0x1.10e0b8p-7f;
    public static final float Q4 = -0x1.6b1d5p-10f;
    public static final float Q5 = -0x1.e30f64p-13f;

    private FloatExpm1() {}

    /** e^x - 1. */
    public static float of(float x) {
        float clamped = clamp(x);
        float power = power(clamped);
        return value(clamped, power, Float.intBitsToFloat(scaleBits(Float.floatToRawIntBits(power))));
    }

    static float clamp(float x) {
        return Math.max(Math.min(x, HIGHEST), LOWEST);
    }

    /** ROUNDER + n. */
    static float power(float x) {
        return Math.min(FusedMultiplyAdd.of(x, FloatExp.LOG2_E, ROUNDER), GREATEST_POWER);
    }

    /** 2^n. */
    static int scaleBits(int power) {
        return power << FloatExp.FRACTION_BITS;
    }

    /** With the signs of terms such that all of them are -0 where x is. What r lost when it was rounded is kept. */
    static float value(float x, float power, float scale) {
        float n = power - ROUNDER;
        float near = FusedMultiplyAdd.of(n, -FloatExp.LOG_2, x);
        float r = FusedMultiplyAdd.of(n, -FloatExp.LOG_2_REST, near);
        float minusLost = FusedMultiplyAdd.of(n, FloatExp.LOG_2_REST, r - near);
        float q = FusedMultiplyAdd.of(Q5, r, Q4);
        q = FusedMultiplyAdd.of(q, r, Q3);
        q = FusedMultiplyAdd.of(q, r, Q2);
        q = FusedMultiplyAdd.of(q, r, Q1);
        q = FusedMultiplyAdd.of(q, r, Q0);
        float minusTail = FusedMultiplyAdd.of(r * r, q, minusLost);
        return (scale * r - (1 - scale)) - scale * minusTail;
    }
}
