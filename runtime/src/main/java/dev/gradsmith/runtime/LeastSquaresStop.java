package dev.gradsmith.runtime;

/** Why a fit by least squares ended. */
public enum LeastSquaresStop {

    /** Solved in closed form: the residuals are linear in the parameters. */
    CLOSED_FORM(true),

    /** The residuals are orthogonal to the columns of the Jacobian to within the offset tolerance: a stationary point, as a rule a minimum. */
    ORTHOGONAL_RESIDUALS(true),

    /** The residuals are zero, to within the residual tolerance. */
    ZERO_RESIDUALS(true),

    /** No step that is long enough to matter makes the sum of squares smaller. */
    SMALL_STEP(true),

    /** What a step is predicted to change, and what it changed, is lost in the rounding of the sum of squares. */
    SMALL_REDUCTION(true),

    /** The iterations that the options allow were used up. */
    MOST_ITERATIONS(false),

    /** However short the step, the residuals or their derivatives at its end are not finite. */
    NOT_FINITE(false);

    private final boolean converged;

    LeastSquaresStop(boolean converged) {
        this.converged = converged;
    }

    /** Whether this is the end of a fit that found what it looked for. */
    public boolean converged() {
        return converged;
    }
}
