package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.ConvexFunction;
import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.Irls;
import dev.gradsmith.runtime.Lbfgs;
import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresProblem;
import dev.gradsmith.runtime.LevenbergMarquardt;
import dev.gradsmith.runtime.LevenbergMarquardtOptions;
import dev.gradsmith.runtime.SgdRate;
import dev.gradsmith.runtime.Solver;
import dev.gradsmith.runtime.SolverChoice;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverIteration;
import dev.gradsmith.runtime.SolverOptions;

/** Solvers as generated code calls them, each with the reason for which it was taken. */
public final class Solving {
    private Solving() {}

    /** L-BFGS from the function's own start. */
    public static SolverFit lbfgs(DifferentiableFunction function, SolverOptions options, String reason) {
        return told(Lbfgs.minimize(function, function.start(), options, reason), function, options);
    }

    /** Iteratively reweighted least squares from the function's own start, unless its matrix would be too large. */
    public static SolverFit irls(ConvexFunction function, SolverOptions options, String reason) {
        return isTooLarge(function.rootRows(), function.size(), options)
                ? withoutMatrix(function, options)
                : told(Irls.minimize(function, function.start(), options, reason), function, options);
    }

    /** Whether the Jacobian has more numbers than the options allow. */
    public static boolean isTooLarge(LeastSquaresProblem problem, SolverOptions options) {
        return isTooLarge(problem.residualCount(), problem.parameterCount(), options);
    }

    private static boolean isTooLarge(int rows, int columns, SolverOptions options) {
        return (long) rows * columns > options.largestMatrix();
    }

    /** L-BFGS in the place of a solver whose matrix would be too large. */
    public static SolverFit withoutMatrix(DifferentiableFunction function, SolverOptions options) {
        return lbfgs(
                function,
                options,
                "a solver with a matrix would need more than the " + options.largestMatrix()
                        + " numbers that the options allow");
    }

    /** What least squares found in closed form. */
    public static SolverFit closedForm(
            LeastSquaresFit fit, DifferentiableFunction function, SolverOptions options, String reason) {
        return told(SolverFit.of(new SolverChoice(Solver.CLOSED_FORM, reason), fit, function), function, options);
    }

    /** Levenberg-Marquardt from the function's own start, unless the Jacobian would be too large. */
    public static SolverFit levenbergMarquardt(
            LeastSquaresProblem problem, DifferentiableFunction function, SolverOptions options, String reason) {
        if (isTooLarge(problem, options)) {
            return withoutMatrix(function, options);
        }
        LevenbergMarquardtOptions own = LevenbergMarquardtOptions.defaults()
                .withMostIterations(options.mostIterations())
                .withListener(one -> options.listener()
                        .accept(new SolverIteration(one.iteration(), one.residualSumOfSquares(), Double.NaN, 1)));
        LeastSquaresFit fit = LevenbergMarquardt.fit(problem, function.start(), own);
        return told(
                SolverFit.of(new SolverChoice(Solver.LEVENBERG_MARQUARDT, reason), fit, function), function, options);
    }

    private static SolverFit told(SolverFit fit, DifferentiableFunction function, SolverOptions options) {
        if (!options.tellsSgdRate()) {
            return fit;
        }
        try {
            return fit.with(SgdRate.of(function));
        } catch (IllegalArgumentException notFinite) {
            // The solver may have found its way from there all the same.
            return fit;
        }
    }
}
