package dev.gradsmith.runtime.internal;

/**
 * The exponential of a {@code double}, as {@link FloatExp} has it of a {@code float}.
 *
 * <p>q is the polynomial that meets its function at the zeros of a Chebyshev polynomial; the relative error that leaves is 2^-61. log(2) is the
 * sum of 42 bits, whose product with n is exact, and a rest. The largest error is below 1 ulp.
 */
public final class DoubleExp {

    /** Beyond these, results are 0 and infinite. */
    public static final double LOWEST = -746;

    public static final double HIGHEST = 710;

    public static final double LOG2_E = 0x1.71547652b82fep0;

    /** What is added to it loses its fraction, and stands in its last bits as the sum of two exponents does, each of which is 1023 for 2^0. */
    public static final double ROUNDER = 0x1.8p52 + 2 * 1023;

    /** Where the exponent stands in a number. */
    public static final int FRACTION_BITS = 52;

    /** log(2) in two parts. */
    public static final double LOG_2 = 0x1.62e42fefa3p-1;

    public static final double LOG_2_REST = 0x1.3de6af278ece6p-42;

    public static final double Q0 = 0x1p-1;
    public static final double Q1 = 0x1.5555555555557p-3;
    public static final double Q2 = 0x1.5555555555556p-5;
    public static final double Q3 = 0x1.11111111100cep-7;
    public static final double Q4 = 0x1.6c16c16c162ccp-10;
    public static final double Q5 = 0x1.a01a01abef415p-13;
    public static final double Q6 = 0x1.a01a01a6dcaffp-16;
    public static final double Q7 = 0x1.71de021a90822p-19;
    public static final double Q8 = 0x1.27e4db57442fbp-22;
    public static final double Q9 = 0x1.af4e196027428p-26;
    public static final double Q10 = 0x1.1f731ea5352cap-29;

    private DoubleExp() {}

    /** e^x. */
    public static double of(double x) {
        double clamped = clamp(x);
        double power = power(clamped);
        long bits = Double.doubleToRawLongBits(power);
        return product(
                fraction(clamped, power),
                Double.longBitsToDouble(lowerScaleBits(bits)),
                Double.longBitsToDouble(upperScaleBits(bits)));
    }

    static double clamp(double x) {
        return Math.max(Math.min(x, HIGHEST), LOWEST);
    }

    /** ROUNDER + n. */
    static double power(double x) {
        return FusedMultiplyAdd.of(x, LOG2_E, ROUNDER);
    }

    /** e^r. What r lost when it was rounded is kept. */
    static double fraction(double x, double power) {
        double n = power - ROUNDER;
        double near = FusedMultiplyAdd.of(n, -LOG_2, x);
        double r = FusedMultiplyAdd.of(n, -LOG_2_REST, near);
        double lost = FusedMultiplyAdd.of(n, -LOG_2_REST, near - r);
        double q = FusedMultiplyAdd.of(Q10, r, Q9);
        q = FusedMultiplyAdd.of(q, r, Q8);
        q = FusedMultiplyAdd.of(q, r, Q7);
        q = FusedMultiplyAdd.of(q, r, Q6);
        q = FusedMultiplyAdd.of(q, r, Q5);
        q = FusedMultiplyAdd.of(q, r, Q4);
        q = FusedMultiplyAdd.of(q, r, Q3);
        q = FusedMultiplyAdd.of(q, r, Q2);
        q = FusedMultiplyAdd.of(q, r, Q1);
        q = FusedMultiplyAdd.of(q, r, Q0);
        return 1 + (r + FusedMultiplyAdd.of(r * r, q, lost));
    }

    /** A factor of 2^n, which may be beyond the exponents of normal numbers: 2 to the power of half of n. */
    static long lowerScaleBits(long power) {
        return (power >>> 1) << FRACTION_BITS;
    }

    /** The other factor. */
    static long upperScaleBits(long power) {
        return (power - (power >>> 1)) << FRACTION_BITS;
    }

    /** The first product is exact, so that the result is rounded once. */
    static double product(double fraction, double lower, double upper) {
        return fraction * lower * upper;
    }
}
