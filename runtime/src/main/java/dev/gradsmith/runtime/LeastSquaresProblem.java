package dev.gradsmith.runtime;

/**
 * Residuals that shall become small: the sum of their squares is to be least. A residual is the square root of its weight times
 * (prediction - observation); a model's loss is the sum of the squares times a constant, which changes no minimum.
 *
 * <p>An implementation may compute values that are not finite where the model has none; a solver takes that as a step too far.
 */
public interface LeastSquaresProblem {

    /** How many residuals there are, m; at least 1. */
    int residualCount();

    /** How many parameters there are, p; at least 1. */
    int parameterCount();

    /**
     * The residuals at a point.
     *
     * @param parameters p values, only read
     * @param residuals receives m values
     */
    void residuals(double[] parameters, double[] residuals);

    /**
     * The residuals at a point and their derivatives.
     *
     * @param parameters p values, only read
     * @param residuals receives m values
     * @param jacobian receives m x p values, row by row: the derivative of residual i by parameter j stands at {@code i * p + j}
     */
    void jacobian(double[] parameters, double[] residuals, double[] jacobian);
}
