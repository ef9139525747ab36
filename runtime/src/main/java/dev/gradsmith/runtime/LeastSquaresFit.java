package dev.gradsmith.runtime;

import java.util.Arrays;

/**
 * What a fit by least squares found.
 *
 * @param parameters p values; a new array each time they are asked for
 * @param residualSumOfSquares the sum of the squared residuals, RSS
 * @param residualStandardDeviation sqrt(RSS / (m - p)); NaN where there are no more residuals than parameters
 * @param standardDeviations p values, the square roots of the diagonal of inv(J'J) times the residual standard deviation; a new array each time
 *     they are asked for; all NaN where there are no more residuals than parameters, or where the rank is less than p
 * @param rank how many directions of the parameters the residuals depend on, to within rounding; p unless the model says the same thing twice
 * @param iterations how many steps were taken
 * @param evaluations how often residuals were computed, with derivatives or without
 * @param stop why the fit ended
 */
public record LeastSquaresFit(
        double[] parameters,
        double residualSumOfSquares,
        double residualStandardDeviation,
        double[] standardDeviations,
        int rank,
        int iterations,
        int evaluations,
        LeastSquaresStop stop) {

    /** Copies the arrays. */
    public LeastSquaresFit {
        parameters = parameters.clone();
        standardDeviations = standardDeviations.clone();
    }

    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    @Override
    public double[] standardDeviations() {
        return standardDeviations.clone();
    }

    /** Whether the fit ended because it was done. */
    public boolean converged() {
        return stop.converged();
    }

    /** A few lines. */
    @Override
    public String toString() {
        return "parameters " + Arrays.toString(parameters)
                + "\nstandard deviations " + Arrays.toString(standardDeviations)
                + "\nresidual sum of squares " + residualSumOfSquares
                + ", residual standard deviation " + residualStandardDeviation
                + "\nrank " + rank + ", " + iterations + " iterations, " + evaluations + " evaluations, " + stop;
    }
}
