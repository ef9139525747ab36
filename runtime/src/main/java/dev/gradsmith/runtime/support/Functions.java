package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleExpm1;
import dev.gradsmith.runtime.internal.DoubleLog;
import dev.gradsmith.runtime.internal.DoubleSigmoid;
import dev.gradsmith.runtime.internal.DoubleTanh;
import dev.gradsmith.runtime.internal.ErrorFunction;
import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatExpm1;
import dev.gradsmith.runtime.internal.FloatLog;
import dev.gradsmith.runtime.internal.FloatSigmoid;
import dev.gradsmith.runtime.internal.FloatTanh;
import dev.gradsmith.runtime.internal.GammaFunctions;

/**
 * The elementwise functions of the language on one number. For generated code.
 *
 * <p>exp, expm1, log, log1p, tanh, sigmoid and softplus have formulas of their own, which the kernels for arrays
 * ({@link dev.gradsmith.runtime.FloatFunctions}, {@link dev.gradsmith.runtime.DoubleFunctions}) have too: the same
 * bits on every JDK, and on every processor that has a fused multiply-add (elsewhere a last bit may differ). The
 * largest errors are 1 ulp for exp and log, 1.5 for expm1, log1p (1.51 on a processor without fused multiply-add) and tanh, 2.5 for sigmoid and 2 for softplus,
 * also where results are tiny.
 *
 * <p>The others are {@link Math}'s, computed in double and rounded for floats: within an ulp or two, faster than
 * {@link StrictMath}'s, and possibly different in the last bit between JDKs and processors. (Initial values and
 * shuffling do not use them.)
 *
 * <p>Special cases are those of {@link Math} for all, which are IEEE 754's but for {@code pow(1, NaN)} and
 * {@code pow(-1, infinity)}, both NaN here: results overflow to infinity, underflow through the numbers below the normal ones to 0, and a
 * function that is 0 at 0 keeps the sign of a 0.
 */
public final class Functions {
    private Functions() {}

    /** e to the power of x. */
    public static float exp(float x) {
        return FloatExp.of(x);
    }

    /** e to the power of x. */
    public static double exp(double x) {
        return DoubleExp.of(x);
    }

    /** The natural logarithm. */
    public static float log(float x) {
        return FloatLog.of(x);
    }

    /** The natural logarithm. */
    public static double log(double x) {
        return DoubleLog.of(x);
    }

    /** log(1 + x), exact also near 0. */
    public static float log1p(float x) {
        return FloatLog.ofOnePlus(x);
    }

    /** log(1 + x), exact also near 0. */
    public static double log1p(double x) {
        return DoubleLog.ofOnePlus(x);
    }

    /** exp(x) - 1, exact also near 0. */
    public static float expm1(float x) {
        return FloatExpm1.of(x);
    }

    /** exp(x) - 1, exact also near 0. */
    public static double expm1(double x) {
        return DoubleExpm1.of(x);
    }

    /** The square root; NaN below 0. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** The square root; NaN below 0. */
    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    /** The sine. */
    public static float sin(float x) {
        return (float) Math.sin(x);
    }

    /** The sine. */
    public static double sin(double x) {
        return Math.sin(x);
    }

    /** The cosine. */
    public static float cos(float x) {
        return (float) Math.cos(x);
    }

    /** The cosine. */
    public static double cos(double x) {
        return Math.cos(x);
    }

    /** The tangent. */
    public static float tan(float x) {
        return (float) Math.tan(x);
    }

    /** The tangent. */
    public static double tan(double x) {
        return Math.tan(x);
    }

    /** The inverse sine. */
    public static float asin(float x) {
        return (float) Math.asin(x);
    }

    /** The inverse sine. */
    public static double asin(double x) {
        return Math.asin(x);
    }

    /** The inverse cosine. */
    public static float acos(float x) {
        return (float) Math.acos(x);
    }

    /** The inverse cosine. */
    public static double acos(double x) {
        return Math.acos(x);
    }

    /** The inverse tangent. */
    public static float atan(float x) {
        return (float) Math.atan(x);
    }

    /** The inverse tangent. */
    public static double atan(double x) {
        return Math.atan(x);
    }

    /** The hyperbolic sine. */
    public static float sinh(float x) {
        return (float) Math.sinh(x);
    }

    /** The hyperbolic sine. */
    public static double sinh(double x) {
        return Math.sinh(x);
    }

    /** The hyperbolic cosine. */
    public static float cosh(float x) {
        return (float) Math.cosh(x);
    }

    /** The hyperbolic cosine. */
    public static double cosh(double x) {
        return Math.cosh(x);
    }

    /** The hyperbolic tangent. */
    public static float tanh(float x) {
        return FloatTanh.of(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return DoubleTanh.of(x);
    }

    /** The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x. */
    public static float erf(float x) {
        return (float) ErrorFunction.erf(x);
    }

    /** The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** The largest integer not above x. */
    public static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** The largest integer not above x. */
    public static double floor(double x) {
        return Math.floor(x);
    }

    /** The smallest integer not below x. */
    public static float ceil(float x) {
        return (float) Math.ceil(x);
    }

    /** The smallest integer not below x. */
    public static double ceil(double x) {
        return Math.ceil(x);
    }

    /** The nearest integer, of two the even one. */
    public static float round(float x) {
        return (float) Math.rint(x);
    }

    /** The nearest integer, of two the even one. */
    public static double round(double x) {
        return Math.rint(x);
    }

    /** The absolute value. */
    public static float abs(float x) {
        return Math.abs(x);
    }

    /** The absolute value. */
    public static double abs(double x) {
        return Math.abs(x);
    }

    /** -1, 0 or 1; NaN for NaN. */
    public static float sign(float x) {
        return Math.signum(x);
    }

    /** -1, 0 or 1; NaN for NaN. */
    public static double sign(double x) {
        return Math.signum(x);
    }

    /** x to the power of p. */
    public static float pow(float x, float p) {
        return (float) Math.pow(x, p);
    }

    /** x to the power of p. */
    public static double pow(double x, double p) {
        return Math.pow(x, p);
    }

    /** 1 / (1 + exp(-x)), without overflow on either side. */
    public static float sigmoid(float x) {
        return FloatSigmoid.of(x);
    }

    /** 1 / (1 + exp(-x)), without overflow on either side. */
    public static double sigmoid(double x) {
        return DoubleSigmoid.of(x);
    }

    /** log(1 + exp(x)), without overflow, and exact where it is tiny. */
    public static float softplus(float x) {
        return FloatSigmoid.softplus(x);
    }

    /** log(1 + exp(x)), without overflow, and exact where it is tiny. */
    public static double softplus(double x) {
        return DoubleSigmoid.softplus(x);
    }

    /** log |Γ(x)|. */
    public static float lgamma(float x) {
        return (float) GammaFunctions.lgamma(x);
    }

    /** log |Γ(x)|. */
    public static double lgamma(double x) {
        return GammaFunctions.lgamma(x);
    }

    /** The derivative of log Γ(x). */
    public static float digamma(float x) {
        return (float) GammaFunctions.digamma(x);
    }

    /** The derivative of log Γ(x). */
    public static double digamma(double x) {
        return GammaFunctions.digamma(x);
    }

    /** The derivative of the given order of digamma. */
    public static float polygamma(float order, float x) {
        return (float) GammaFunctions.polygamma(order, x);
    }

    /** The derivative of the given order of digamma. */
    public static double polygamma(double order, double x) {
        return GammaFunctions.polygamma(order, x);
    }
}
