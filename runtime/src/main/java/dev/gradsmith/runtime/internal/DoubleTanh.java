package dev.gradsmith.runtime.internal;

/**
 * The hyperbolic tangent of a {@code double}, as {@link FloatTanh} has it of a {@code float}, with p found as q in {@link DoubleExp}; the
 * relative error that leaves is 2^-56. The largest error is below 1.5 ulp.
 */
public final class DoubleTanh {

    /** From there on it is 1. */
    public static final double HIGHEST = 19.5;

    public static final double P0 = -0x1.5555555555555p-2;
    public static final double P1 = 0x1.11111111110a8p-3;
    public static final double P2 = -0x1.ba1ba1ba0f126p-5;
    public static final double P3 = 0x1.664f487e0a749p-6;
    public static final double P4 = -0x1.226e3473dce5cp-7;
    public static final double P5 = 0x1.d6d39ae3905e2p-9;
    public static final double P6 = -0x1.7d9f6f23e8682p-10;
    public static final double P7 = 0x1.3526e9ed54da1p-11;
    public static final double P8 = -0x1.f243823c8c981p-13;
    public static final double P9 = 0x1.8445870f6fe41p-14;
    public static final double P10 = -0x1.05bbdae896297p-15;
    public static final double P11 = 0x1.b33642a122cddp-18;

    /** Where one formula ends and the other begins. */
    public static final double MEETING = 0.625;

    private static final long MEETING_BITS = Double.doubleToRawLongBits(MEETING);
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleTanh() {}

    /** tanh(x). */
    public static double of(double x) {
        double size = size(x);
        long bits = resultBits(
                Double.doubleToRawLongBits(x),
                Double.doubleToRawLongBits(small(size)),
                Double.doubleToRawLongBits(large(DoubleExp.of(2 * size))));
        return Double.longBitsToDouble(bits);
    }

    static double size(double x) {
        return Math.min(Math.abs(x), HIGHEST);
    }

    static double small(double size) {
        double square = size * size;
        double p = FusedMultiplyAdd.of(P11, square, P10);
        p = FusedMultiplyAdd.of(p, square, P9);
        p = FusedMultiplyAdd.of(p, square, P8);
        p = FusedMultiplyAdd.of(p, square, P7);
        p = FusedMultiplyAdd.of(p, square, P6);
        p = FusedMultiplyAdd.of(p, square, P5);
        p = FusedMultiplyAdd.of(p, square, P4);
        p = FusedMultiplyAdd.of(p, square, P3);
        p = FusedMultiplyAdd.of(p, square, P2);
        p = FusedMultiplyAdd.of(p, square, P1);
        p = FusedMultiplyAdd.of(p, square, P0);
        return FusedMultiplyAdd.of(size * square, p, size);
    }

    /** Of e^2x. */
    static double large(double power) {
        return 1 - 2 / (power + 1);
    }

    /** One of the two, with the sign of x. */
    static long resultBits(long x, long small, long large) {
        long below = ((x & MAGNITUDE) - MEETING_BITS) >> 63;
        return (small & below) | (large & ~below) | (x & ~MAGNITUDE);
    }
}
