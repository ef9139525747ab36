package dev.gradsmith.runtime;

/**
 * Functions of each element of a {@code float} array: y[i] = f(x[i]), each array from its offset on. The result may be the argument itself, at the
 * same offset; else they do not overlap. Nothing is allocated once a thread has called a method. Arrays that are too short give an
 * {@link IndexOutOfBoundsException}, after which the result is undefined.
 *
 * <p>Every element has the bits that the function of the same name in {@link dev.gradsmith.runtime.support.Functions} gives, which also states
 * errors and special cases. (What is not a number may have other bits.)
 */
public interface FloatFunctions {

    /** y = e<sup>x</sup>. */
    void exp(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** y = e<sup>x</sup> - 1, exact also near 0. */
    void expm1(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** The natural logarithm. */
    void log(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** y = log(1 + x), exact also near 0. */
    void log1p(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** The hyperbolic tangent. */
    void tanh(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** y = 1 / (1 + e<sup>-x</sup>), exact also where it is tiny. */
    void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** y = log(1 + e<sup>x</sup>), exact also where it is tiny. */
    void softplus(int length, float[] x, int xOffset, float[] y, int yOffset);
}
