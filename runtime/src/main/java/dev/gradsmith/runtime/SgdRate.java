package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.Spectrum;

/**
 * What learning rate gradient descent needs on an objective with these data, from its second derivatives at a point. It is exact for quadratic objectives,
 * and near the minimum good for others.
 *
 * <p>For a quadratic objective with curvature c along an axis, a step at rate r multiplies the distance from the minimum along it by 1 - r c, so that the
 * excess of the objective shrinks by (1 - r c)². The curvatures are found by Lanczos' method from products of the second derivatives with
 * vectors, and how much of the excess belongs to each from the slope at the point (G. Golub and G. Meurant, Matrices, Moments and Quadrature
 * with Applications, 2010, chapter 7).
 */
public final class SgdRate {
    private final Spectrum spectrum;

    private SgdRate(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    /** For a function at its own start: for a model's, at the parameters that the model has. */
    public static SgdRate of(DifferentiableFunction function) {
        return of(function, function.start());
    }

    /**
     * For a function at a point.
     *
     * @throws IllegalArgumentException if the point has the wrong size, or if the slopes or second derivatives there are not finite
     */
    public static SgdRate of(DifferentiableFunction function, double[] at) {
        return new SgdRate(Spectrum.of(function, at));
    }

    /** The largest curvature, the L of the literature: at a rate of 2/L or more, descent on all of the data goes up and away along that axis. */
    public double largestCurvature() {
        return spectrum.largest();
    }

    /** The least curvature along which there is a slope; it decides how long the last part of a training takes. Zero or less where the objective is not convex. */
    public double leastCurvature() {
        return spectrum.least();
    }

    /**
     * A rate that suits steps on all of the data: 1/L. Small batches vary, and their largest curvature can be many times that of the whole:
     * take a part of it for them. Infinite for an objective without curvature.
     */
    public double safe() {
        return 1 / largestCurvature();
    }

    /** The rate from which on descent on all of the data diverges: 2/L. */
    public double limit() {
        return 2 / largestCurvature();
    }

    /**
     * Which part of the excess over the minimum is left after some steps at a rate, from this point on: the contraction in an epoch, if these are the steps of one. For
     * plain SGD, on batches too as long as the rate is far below {@link #safe}: the noise of the batches is not in it.
     */
    public double contraction(double rate, long steps) {
        return spectrum.contraction(rate, steps);
    }

    /** The contraction that lasts, along the least curvature, when the other parts of the excess are gone. */
    public double lastContraction(double rate, long steps) {
        return Math.pow(1 - rate * leastCurvature(), 2.0 * steps);
    }

    /** A few lines. */
    @Override
    public String toString() {
        return "curvature " + leastCurvature() + " to " + largestCurvature() + ": SGD suits a learning rate of "
                + safe() + " and diverges from " + limit() + " on";
    }
}
