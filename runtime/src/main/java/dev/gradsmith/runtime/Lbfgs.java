package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.LbfgsRun;
import dev.gradsmith.runtime.internal.SolverState;

/**
 * The method of Broyden, Fletcher, Goldfarb and Shanno with limited memory: steps along what the last gradients tell of the second derivatives, so
 * that it needs room for a few vectors only (Nocedal and Wright, Numerical Optimization, 2nd edition 2006, algorithms 7.4 and 7.5), each as long as
 * the strong conditions of Wolfe ask (algorithms 3.5 and 3.6).
 *
 * <p>For any smooth function; it finds the minimum of a convex one, and a stationary point near the start of another. A trial point at which the function or
 * its slopes are not finite makes the step shorter.
 */
public final class Lbfgs {
    private static final String ASKED = "it was asked for";

    private Lbfgs() {}

    /** Minimizes with {@linkplain SolverOptions#defaults() default options}; see the other methods. */
    public static SolverFit minimize(DifferentiableFunction function, double[] start) {
        return minimize(function, start, SolverOptions.defaults());
    }

    /**
     * Looks for the point at which a function is least.
     *
     * @param start p values; not changed
     * @throws IllegalArgumentException if the start has not p values, or if it, the function or its slopes there are not finite
     */
    public static SolverFit minimize(DifferentiableFunction function, double[] start, SolverOptions options) {
        return minimize(function, start, options, ASKED);
    }

    /** The same, telling in the result why this solver was taken. */
    public static SolverFit minimize(
            DifferentiableFunction function, double[] start, SolverOptions options, String reason) {
        return new LbfgsRun(new SolverState(function, start, options), options)
                .run(new SolverChoice(Solver.LBFGS, reason));
    }
}
