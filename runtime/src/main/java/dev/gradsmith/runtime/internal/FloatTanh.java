package dev.gradsmith.runtime.internal;

/**
 * The hyperbolic tangent of a {@code float}: from 5/8 on as 1 - 2 / (e^2x + 1), below as x + x^3 p(x^2), with p found as q in
 * {@link FloatExp}; the relative error that p leaves is 2^-27.7. In pieces as there. Of all floats, the largest error is 1.35 ulp.
 */
public final class FloatTanh {

    /** From there on it is 1. */
    public static final float HIGHEST = 9.1f;

    public static final float P0 = -0x1.555532p-2f;
    public static final float P1 = 0x1.1106f6p-3f;
    public static final float P2 = -0x1.b835a4p-5f;
    public static final float P3 = 0x1.51f8cep-6f;
    public static final float P4 = -0x1.750ce2p-8f;

    /** Where one formula ends and the other begins. */
    public static final float MEETING = 0.625f;

    private static final int MEETING_BITS = Float.floatToRawIntBits(MEETING);
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private FloatTanh() {}

    /** tanh(x). */
    public static float of(float x) {
        float size = size(x);
        int bits = resultBits(
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(small(size)),
                Float.floatToRawIntBits(large(FloatExp.of(2 * size))));
        return Float.intBitsToFloat(bits);
    }

    static float size(float x) {
        return Math.min(Math.abs(x), HIGHEST);
    }

    static float small(float size) {
        float square = size * size;
        float p = FusedMultiplyAdd.of(P4, square, P3);
        p = FusedMultiplyAdd.of(p, square, P2);
        p = FusedMultiplyAdd.of(p, square, P1);
        p = FusedMultiplyAdd.of(p, square, P0);
        return FusedMultiplyAdd.of(size * square, p, size);
    }

    /** Of e^2x. */
    static float large(float power) {
        return 1 - 2 / (power + 1);
    }

    /** One of the two, with the sign of x. */
    static int resultBits(int x, int small, int large) {
        int below = ((x & MAGNITUDE) - MEETING_BITS) >> 31;
        return (small & below) | (large & ~below) | (x & ~MAGNITUDE);
    }
}
