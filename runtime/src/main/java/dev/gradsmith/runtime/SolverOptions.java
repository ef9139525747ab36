package dev.gradsmith.runtime;

import java.util.function.Consumer;

/**
 * How solvers work. Immutable: each {@code with} method gives a new object. The closed form needs none of it.
 *
 * @param tolerance done where the relative slope is at most this: the largest over all parameters of |slope| times max(|parameter|, 1), over the
 *     objective's size (Dennis and Schnabel, Numerical Methods for Unconstrained Optimization, 1983, section 7.2); for {@link Irls}, where a
 *     step of Newton is predicted to lower the objective by at most this share of its size, and then one step more is taken. The size
 *     is the larger of the objective's absolute values now and at the start
 * @param mostIterations steps to take at most
 * @param memory how many steps {@link Lbfgs} remembers
 * @param largestMatrix how many numbers a matrix may have, a row for each residual or predictor and a column for each parameter; for a larger one {@code auto()}
 *     takes {@link Lbfgs}, which needs none
 * @param tellsSgdRate whether {@link SolverFit#sgdRate()} is to be found, which takes as many passes over the data as there are parameters, 160 at most
 * @param listener called after each iteration, on the thread that fits; what it throws ends the fit
 */
public record SolverOptions(
        double tolerance,
        int mostIterations,
        int memory,
        long largestMatrix,
        boolean tellsSgdRate,
        Consumer<SolverIteration> listener) {

    private static final double DEFAULT_TOLERANCE = 1e-10;
    private static final int DEFAULT_MOST_ITERATIONS = 1_000;
    private static final int DEFAULT_MEMORY = 10;
    private static final long DEFAULT_LARGEST_MATRIX = 50_000_000;

    /**
     * All options.
     *
     * @throws IllegalArgumentException if the tolerance is negative or not a number, or one of the others is less than 1
     */
    public SolverOptions {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be a number that is not negative, is " + tolerance);
        }
        checkPositive("mostIterations", mostIterations);
        checkPositive("memory", memory);
        checkPositive("largestMatrix", largestMatrix);
    }

    private static void checkPositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }

    /** A tolerance of 1e-10, at most 1,000 iterations, a memory of 10 steps, matrices of 50 million numbers, telling nobody. */
    public static SolverOptions defaults() {
        return new SolverOptions(
                DEFAULT_TOLERANCE,
                DEFAULT_MOST_ITERATIONS,
                DEFAULT_MEMORY,
                DEFAULT_LARGEST_MATRIX,
                false,
                iteration -> {});
    }

    /** With another tolerance. */
    public SolverOptions withTolerance(double other) {
        return new SolverOptions(other, mostIterations, memory, largestMatrix, tellsSgdRate, listener);
    }

    /** With another limit of iterations. */
    public SolverOptions withMostIterations(int iterations) {
        return new SolverOptions(tolerance, iterations, memory, largestMatrix, tellsSgdRate, listener);
    }

    /** With another number of steps to remember. */
    public SolverOptions withMemory(int steps) {
        return new SolverOptions(tolerance, mostIterations, steps, largestMatrix, tellsSgdRate, listener);
    }

    /** With another limit of matrices. */
    public SolverOptions withLargestMatrix(long numbers) {
        return new SolverOptions(tolerance, mostIterations, memory, numbers, tellsSgdRate, listener);
    }

    /** Tells what learning rate SGD would need, from the parameters on from which the solver starts. */
    public SolverOptions withSgdRate() {
        return new SolverOptions(tolerance, mostIterations, memory, largestMatrix, true, listener);
    }

    /** Calls this after each iteration, after any listener given before. */
    public SolverOptions withListener(Consumer<SolverIteration> added) {
        return new SolverOptions(
                tolerance, mostIterations, memory, largestMatrix, tellsSgdRate, listener.andThen(added));
    }
}
