package dev.gradsmith.runtime.internal;

/**
 * The exponential of a {@code float}: e^x = 2^n e^r with n the integer nearest to x / log(2), so that |r| is at most log(2) / 2, and e^r by a
 * polynomial. There are no branches, and either floats or their bits in each piece, since HotSpot makes vector instructions of a loop over the
 * one or the other, and of none over both; {@link FloatLoops} has the loops.
 *
 * <p>e^r = 1 + r + r^2 q(r), where q is the polynomial of its degree with the least greatest relative error of e^r. It was found as the
 * weighted least squares fit at 1500 points, whose weights were raised where the error was greatest until that no longer fell (C. Lawson,
 * 1961). Its coefficients were rounded from the lowest on, and the others fitted again after each. That error is 2^-27. log(2) is the sum of
 * 15 bits, whose product with n is exact, and a rest. Of all floats, the largest error is 0.92 ulp; a result below the normal numbers, which
 * have fewer bits, is rounded once more.
 */
public final class FloatExp {

    /** Beyond these, results are 0 and infinite. */
    public static final float LOWEST = -104;

    public static final float HIGHEST = 89;

    public static final float LOG2_E = 0x1.715476p+0f;

    /** What is added to it loses its fraction, and stands in its last bits as the sum of two exponents does, each of which is 127 for 2^0. */
    public static final float ROUNDER = 0x1.8p23f + 2 * 127;

    /** Where the exponent stands in a number. */
    public static final int FRACTION_BITS = 23;

    /** log(2) in two parts. */
    public static final float LOG_2 = 0x1.62e4p-1f;

    public static final float LOG_2_REST = 0x1.7f7d1cp-20f;

    public static final float Q0 = 0x1.000006p-1f;
    public static final float Q1 = 0x1.55543p-3f;
    public static final float Q2 = 0x1.554606p-5f;
    public static final float Q3 = 0x1.12762ap-7f;
    public static final float Q4 = 0x1.7aaef2p-10f;

    private FloatExp() {}

    /** e^x. */
    public static float of(float x) {
        float clamped = clamp(x);
        float power = power(clamped);
        int bits = Float.floatToRawIntBits(power);
        return product(
                fraction(clamped, power),
                Float.intBitsToFloat(lowerScaleBits(bits)),
                Float.intBitsToFloat(upperScaleBits(bits)));
    }

    static float clamp(float x) {
        return Math.max(Math.min(x, HIGHEST), LOWEST);
    }

    /** ROUNDER + n. */
    static float power(float x) {
        return FusedMultiplyAdd.of(x, LOG2_E, ROUNDER);
    }

    /** e^r. What r lost when it was rounded is kept. */
    static float fraction(float x, float power) {
        float n = power - ROUNDER;
        float near = FusedMultiplyAdd.of(n, -LOG_2, x);
        float r = FusedMultiplyAdd.of(n, -LOG_2_REST, near);
        float lost = FusedMultiplyAdd.of(n, -LOG_2_REST, near - r);
        float q = FusedMultiplyAdd.of(Q4, r, Q3);
        q = FusedMultiplyAdd.of(q, r, Q2);
        q = FusedMultiplyAdd.of(q, r, Q1);
        q = FusedMultiplyAdd.of(q, r, Q0);
        return 1 + (r + FusedMultiplyAdd.of(r * r, q, lost));
    }

    /** A factor of 2^n, which may be beyond the exponents of normal numbers: 2 to the power of half of n. */
    static int lowerScaleBits(int power) {
        return (power >> 1) << FRACTION_BITS;
    }

    /** The other factor. */
    static int upperScaleBits(int power) {
        return (power - (power >> 1)) << FRACTION_BITS;
    }

    /** The first product is exact, so that the result is rounded once. */
    static float product(float fraction, float lower, float upper) {
        return fraction * lower * upper;
    }
}
