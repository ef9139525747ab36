package dev.gradsmith.runtime;

/**
 * A function whose matrix of second derivatives is A'A with a matrix A that it can compute: a sum of convex functions of values that are linear in
 * the parameters. For such a value with the slopes x and a function with the second derivative h, the row of A is sqrt(h) x.
 */
public interface ConvexFunction extends DifferentiableFunction {

    /** How many rows A has, m; at least 1. */
    int rootRows();

    /**
     * The matrix A at a point.
     *
     * @param at p values, only read
     * @param root receives m x p values, row by row; NaN where a second derivative is negative, so that the function is not convex
     */
    void hessianRoot(double[] at, double[] root);

    /** What the negative log likelihood is multiplied by to give this function: 1 for a sum, 1/n for a mean over n rows. */
    double scale();
}
