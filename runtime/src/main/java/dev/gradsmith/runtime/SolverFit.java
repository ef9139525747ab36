package dev.gradsmith.runtime;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a solver found.
 *
 * @param choice which solver it was, and why
 * @param parameters p values in the order of their declaration; a new array each time they are asked for
 * @param value the objective there
 * @param gradientNorm the largest slope by one parameter there
 * @param standardErrors p values, how far the parameters may be from the truth if the model is right; all NaN where the solver cannot tell, and where the rank is less
 *     than p; a new array each time they are asked for. From {@link Solver#IRLS}: the square roots of the diagonal of the inverse Fisher information, for an
 *     objective that is a negative log likelihood, or its mean. From least squares: as in {@link LeastSquaresFit#standardDeviations}
 * @param rank how many directions of the parameters the objective depends on, as far as the solver can tell
 * @param iterations how many steps were taken
 * @param evaluations how often the objective, or its residuals, were computed
 * @param stop why the solver ended
 * @param sgdRate what learning rate SGD would need from the parameters on from which the solver started; if {@link SolverOptions#withSgdRate} asked for it and the
 *     slopes there are finite
 */
public record SolverFit(
        SolverChoice choice,
        double[] parameters,
        double value,
        double gradientNorm,
        double[] standardErrors,
        int rank,
        int iterations,
        int evaluations,
        SolverStop stop,
        Optional<SgdRate> sgdRate) {

    /** Copies the arrays. */
    public SolverFit {
        parameters = parameters.clone();
        standardErrors = standardErrors.clone();
    }

    /** What least squares found, as the minimum of {@code objective}, which adds up the squares but for a factor and for what is constant. */
    public static SolverFit of(SolverChoice choice, LeastSquaresFit fit, DifferentiableFunction objective) {
        double[] gradient = new double[objective.size()];
        double value = objective.valueAndGradient(fit.parameters(), gradient);
        return new SolverFit(
                choice,
                fit.parameters(),
                value,
                largest(gradient),
                fit.standardDeviations(),
                fit.rank(),
                fit.iterations(),
                fit.evaluations(),
                stop(fit.stop()),
                Optional.empty());
    }

    private static SolverStop stop(LeastSquaresStop stop) {
        return switch (stop) {
            case CLOSED_FORM -> SolverStop.CLOSED_FORM;
            case ORTHOGONAL_RESIDUALS, ZERO_RESIDUALS -> SolverStop.STATIONARY;
            case SMALL_STEP, SMALL_REDUCTION -> SolverStop.ROUNDING;
            case MOST_ITERATIONS -> SolverStop.MOST_ITERATIONS;
            case NOT_FINITE -> SolverStop.NOT_FINITE;
        };
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** The same, telling this too. */
    public SolverFit with(SgdRate rate) {
        return new SolverFit(
                choice,
                parameters,
                value,
                gradientNorm,
                standardErrors,
                rank,
                iterations,
                evaluations,
                stop,
                Optional.of(rate));
    }

    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    @Override
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /** Whether the fit ended because it was done. */
    public boolean converged() {
        return stop.converged();
    }

    /** A few lines. */
    @Override
    public String toString() {
        return choice
                + "\nparameters " + Arrays.toString(parameters)
                + "\nstandard errors " + Arrays.toString(standardErrors)
                + "\nobjective " + value + ", largest slope " + gradientNorm
                + "\nrank " + rank + " of " + parameters.length + ", " + iterations + " iterations, " + evaluations
                + " evaluations: " + stop.text()
                + sgdRate.map(rate -> "\n" + rate).orElse("");
    }
}
