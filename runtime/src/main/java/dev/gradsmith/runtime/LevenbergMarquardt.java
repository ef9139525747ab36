package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.LeastSquaresState;
import dev.gradsmith.runtime.internal.LevenbergMarquardtRun;

/**
 * Nonlinear least squares by Levenberg and Marquardt, in the form of Moré (The Levenberg-Marquardt algorithm: implementation and theory,
 * Lecture Notes in Mathematics 630, 1978): steps within a trust region whose axes follow the columns of the Jacobian, found from its QR factors, so
 * that its condition is not squared; with the correction of second order of Transtrum and Sethna (arXiv:1201.5885, 2012), and at the end steps of
 * Gauss and Newton until rounding stops them.
 *
 * <p>A trial point at which residuals or derivatives are not finite makes the step shorter. The Jacobian may be of any rank, and there may be fewer
 * residuals than parameters: then one of many minima is found, one near the start.
 */
public final class LevenbergMarquardt {

    private LevenbergMarquardt() {}

    /** Fits with {@linkplain LevenbergMarquardtOptions#defaults() default options}; see the other method. */
    public static LeastSquaresFit fit(LeastSquaresProblem problem, double[] start) {
        return fit(problem, start, LevenbergMarquardtOptions.defaults());
    }

    /**
     * Looks for the parameters that make the sum of squared residuals least, from a start.
     *
     * @param start p values; not changed
     * @throws IllegalArgumentException if the start has not p values, or if it, the residuals or their derivatives there are not finite
     */
    public static LeastSquaresFit fit(LeastSquaresProblem problem, double[] start, LevenbergMarquardtOptions options) {
        if (problem.residualCount() < 1 || problem.parameterCount() < 1) {
            throw new IllegalArgumentException("a fit needs a residual and a parameter, has " + problem.residualCount()
                    + " and " + problem.parameterCount());
        }
        if (start.length != problem.parameterCount()) {
            throw new IllegalArgumentException(
                    "the start has " + start.length + " values for " + problem.parameterCount() + " parameters");
        }
        return new LevenbergMarquardtRun(new LeastSquaresState(problem, start), options).run();
    }
}
