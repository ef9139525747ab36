package dev.gradsmith.runtime;

import java.util.function.Consumer;

/**
 * How {@link LevenbergMarquardt} works. Immutable: each {@code with} method gives a new object.
 *
 * @param offsetTolerance done where the part of the residuals that a linear change of the parameters could take away is at most this share of their
 *     length: the relative offset of Bates and Watts, Technometrics 23 (1981); the parameters are then within about this share of their
 *     standard deviations of the minimum
 * @param stepTolerance done where the longest step allowed is at most this share of the length of the parameters, both scaled
 * @param residualTolerance done where the length of the residuals is at most this share of what it was at the start
 * @param mostIterations steps to take at most
 * @param listener called after each iteration, on the thread that fits; what it throws ends the fit
 */
public record LevenbergMarquardtOptions(
        double offsetTolerance,
        double stepTolerance,
        double residualTolerance,
        int mostIterations,
        Consumer<LeastSquaresIteration> listener) {

    private static final double DEFAULT_OFFSET_TOLERANCE = 1e-9;
    private static final double DEFAULT_STEP_TOLERANCE = 1e-15;
    private static final double DEFAULT_RESIDUAL_TOLERANCE = 1e-16;
    private static final int DEFAULT_MOST_ITERATIONS = 2_000;

    /**
     * All options.
     *
     * @throws IllegalArgumentException if a tolerance is negative or not a number, or {@code mostIterations} is less than 1
     */
    public LevenbergMarquardtOptions {
        checkTolerance("offsetTolerance", offsetTolerance);
        checkTolerance("stepTolerance", stepTolerance);
        checkTolerance("residualTolerance", residualTolerance);
        if (mostIterations < 1) {
            throw new IllegalArgumentException("mostIterations must be at least 1, is " + mostIterations);
        }
    }

    /** As precise as double precision allows, for at most 2,000 iterations, telling nobody. */
    public static LevenbergMarquardtOptions defaults() {
        return new LevenbergMarquardtOptions(
                DEFAULT_OFFSET_TOLERANCE,
                DEFAULT_STEP_TOLERANCE,
                DEFAULT_RESIDUAL_TOLERANCE,
                DEFAULT_MOST_ITERATIONS,
                iteration -> {});
    }

    /** With another offset tolerance. */
    public LevenbergMarquardtOptions withOffsetTolerance(double tolerance) {
        return new LevenbergMarquardtOptions(tolerance, stepTolerance, residualTolerance, mostIterations, listener);
    }

    /** With another step tolerance. */
    public LevenbergMarquardtOptions withStepTolerance(double tolerance) {
        return new LevenbergMarquardtOptions(offsetTolerance, tolerance, residualTolerance, mostIterations, listener);
    }

    /** With another residual tolerance. */
    public LevenbergMarquardtOptions withResidualTolerance(double tolerance) {
        return new LevenbergMarquardtOptions(offsetTolerance, stepTolerance, tolerance, mostIterations, listener);
    }

    /** With another limit of iterations. */
    public LevenbergMarquardtOptions withMostIterations(int iterations) {
        return new LevenbergMarquardtOptions(offsetTolerance, stepTolerance, residualTolerance, iterations, listener);
    }

    /** Calls this after each iteration, after any listener given before. */
    public LevenbergMarquardtOptions withListener(Consumer<LeastSquaresIteration> added) {
        return new LevenbergMarquardtOptions(
                offsetTolerance, stepTolerance, residualTolerance, mostIterations, listener.andThen(added));
    }

    private static void checkTolerance(String name, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException(name + " must be a number that is not negative, is " + tolerance);
        }
    }
}
