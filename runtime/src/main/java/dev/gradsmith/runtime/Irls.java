package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.IrlsRun;
import dev.gradsmith.runtime.internal.SolverState;

/**
 * Iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 2nd edition 1989, section 2.5): steps of Newton, each found from
 * the QR factors of the predictors' slopes with the roots of the second derivatives as weights, so that the condition is squared in one triangular
 * solution only; halved until the function falls. For likelihoods with their canonical link the weights are those of Fisher's scoring.
 *
 * <p>Where columns say the same thing twice, parameters that others can replace keep the values that they start with. A function that
 * falls forever is told as {@link SolverStop#NO_MINIMUM}.
 */
public final class Irls {
    private static final String ASKED = "it was asked for";

    private Irls() {}

    /** Minimizes with {@linkplain SolverOptions#defaults() default options}; see the other methods. */
    public static SolverFit minimize(ConvexFunction function, double[] start) {
        return minimize(function, start, SolverOptions.defaults());
    }

    /**
     * Looks for the point at which a convex function is least.
     *
     * @param start p values; not changed
     * @throws IllegalArgumentException if the start has not p values, if it, the function or its slopes there are not finite, or if a second
     *     derivative is negative
     */
    public static SolverFit minimize(ConvexFunction function, double[] start, SolverOptions options) {
        return minimize(function, start, options, ASKED);
    }

    /** The same, telling in the result why this solver was taken. */
    public static SolverFit minimize(ConvexFunction function, double[] start, SolverOptions options, String reason) {
        return new IrlsRun(new SolverState(function, start, options), function, options)
                .run(new SolverChoice(Solver.IRLS, reason));
    }
}
