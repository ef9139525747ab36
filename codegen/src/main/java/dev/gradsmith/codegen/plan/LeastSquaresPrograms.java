package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.leastsquares.DataPower;
import java.util.List;
import java.util.Map;

/**
 * What a fit by least squares computes. Both programs have the residuals first, a result for each tensor of them; then the second has the Jacobian of each,
 * in whose rows all parameters stand one after the other.
 *
 * @param shapes of the tensors of residuals
 * @param solver by which the residuals are made small
 * @param powers columns of a Jacobian that has one tensor only: what is rounded there can be computed more precisely
 */
public record LeastSquaresPrograms(
        Program residuals,
        Program jacobian,
        List<List<Dimension>> shapes,
        Solver solver,
        Map<Integer, DataPower> powers) {
    /** How the best parameters are found. */
    public enum Solver {
        /** Step by step, from the parameters that the model has. */
        ITERATIONS,
        /** At once, because the residuals are linear in the parameters. */
        CLOSED_FORM
    }
}
