package dev.gradsmith.runtime;

/**
 * Where a solver stands after an iteration.
 *
 * @param iteration counted from 1
 * @param value of the objective; with Levenberg-Marquardt, the sum of the squared residuals
 * @param gradientNorm the largest slope by one parameter; NaN with Levenberg-Marquardt
 * @param step the share of the proposed step that was taken
 */
public record SolverIteration(int iteration, double value, double gradientNorm, double step) {}
