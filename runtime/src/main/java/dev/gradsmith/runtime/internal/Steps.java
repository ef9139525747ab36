package dev.gradsmith.runtime.internal;

/** The unit step, 1 where a number is positive and else 0, without a branch: the signs of a network's values cannot be predicted. */
final class Steps {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int ONE = Float.floatToRawIntBits(1);
    private static final long LONG_INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    private static final long LONG_ONE = Double.doubleToRawLongBits(1);

    private Steps() {}

    /** The bits of positive numbers are those of positive integers up to infinity's; NaNs' are above, or negative. */
    static float of(float x) {
        int bits = Float.floatToRawIntBits(x);
        int allOnes = (-bits & (bits - (INFINITY + 1))) >> 31;
        return Float.intBitsToFloat(allOnes & ONE);
    }

    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long allOnes = (-bits & (bits - (LONG_INFINITY + 1))) >> 63;
        return Double.longBitsToDouble(allOnes & LONG_ONE);
    }
}
