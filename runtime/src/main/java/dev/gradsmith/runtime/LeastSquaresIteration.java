package dev.gradsmith.runtime;

import java.util.Arrays;

/**
 * Where a fit by least squares stands after an iteration.
 *
 * @param iteration counted from 1
 * @param parameters p values; a new array each time they are asked for
 * @param residualSumOfSquares the sum of the squared residuals
 * @param offset the part of the length of the residuals that a linear change of the parameters could take away, in 0 .. 1; it is 0 at a
 *     minimum
 * @param damping the multiplier of Levenberg and Marquardt of the last step; 0 for a step of Gauss and Newton
 */
public record LeastSquaresIteration(
        int iteration, double[] parameters, double residualSumOfSquares, double offset, double damping) {

    /** Copies the parameters. */
    public LeastSquaresIteration {
        parameters = parameters.clone();
    }

    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    /** One line. */
    @Override
    public String toString() {
        return "iteration " + iteration + ": residual sum of squares " + residualSumOfSquares + ", offset " + offset
                + ", damping " + damping + ", parameters " + Arrays.toString(parameters);
    }
}
