package dev.gradsmith.runtime;

/** A way to find the parameters for which an objective is least, from all of the data. */
public enum Solver {

    /** At once, by QR factors: least squares with residuals that are linear in the parameters; see {@link LinearLeastSquares}. */
    CLOSED_FORM("closed form"),

    /** Iterations on the residuals of a sum of squares; see {@link LevenbergMarquardt}. */
    LEVENBERG_MARQUARDT("Levenberg-Marquardt"),

    /** Iteratively reweighted least squares, for convex functions of linear predictors; see {@link Irls}. */
    IRLS("iteratively reweighted least squares"),

    /** A quasi-Newton method that reads values and gradients only, for any smooth function; see {@link Lbfgs}. */
    LBFGS("L-BFGS");

    private final String text;

    Solver(String text) {
        this.text = text;
    }

    /** The name that people know it by. */
    @Override
    public String toString() {
        return text;
    }
}
