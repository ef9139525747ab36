package dev.gradsmith.runtime.internal;

/**
 * 1 / (1 + e^-x) and log(1 + e^x) of {@code float}s by way of e = e^-|x|, which is at most 1, in pieces as {@link FloatExp} says.
 * The first is 1 / (1 + e) or e / (1 + e), the second max(x, 0) + log(1 + e). Of all floats, the largest errors are 2.23 and 1.65 ulp.
 */
public final class FloatSigmoid {
    private FloatSigmoid() {}

    /** 1 / (1 + e^-x). */
    public static float of(float x) {
        return quotient(x, FloatExp.of(negative(x)));
    }

    /** log(1 + e^x). */
    public static float softplus(float x) {
        float e = FloatExp.of(negative(x));
        return softplus(x, FloatLog.ofSum(e, 1 + e));
    }

    /** -|x|, or where exponentials become 0. */
    static float negative(float x) {
        return Math.max(-Math.abs(x), FloatExp.LOWEST);
    }

    /** The numerator is e below 0, where 1 + 2x is less than e, and 1 from 0 on. */
    static float quotient(float x, float e) {
        return Math.max(e, Math.min(1, 1 + 2 * x)) / (1 + e);
    }

    static float softplus(float x, float log) {
        return Math.max(x, 0) + log;
    }
}
