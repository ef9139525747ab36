package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ConvexFunction;
import dev.gradsmith.runtime.SolverChoice;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverOptions;
import dev.gradsmith.runtime.SolverStop;
import java.util.Optional;

/** One minimization by iteratively reweighted least squares: the loop over Newton's steps. */
public final class IrlsRun {
    private static final double DECREASE = 1e-4;
    private static final double HALF = 0.5;
    private static final double ROUNDING = 4 * Math.ulp(1.0);
    private static final int MOST_HALVINGS = 60;
    // Newton's decrement shrinks to its square near a minimum, and by e at each step where the minimum lies at
    // infinity.
    private static final double SLOW = 0.1;
    private static final double FAR = 100;
    // A step that is predicted to change so little does what is predicted, unless a float's rounding hides it.
    private static final double NEAR = 1e-6;

    private final SolverState state;
    private final ConvexFunction function;
    private final SolverOptions options;
    private final NewtonStep newton;
    private double decrementBefore = Double.POSITIVE_INFINITY;

    /** A minimization that goes on from where this state stands. */
    public IrlsRun(SolverState state, ConvexFunction function, SolverOptions options) {
        this.state = state;
        this.function = function;
        this.options = options;
        newton = new NewtonStep(function, state.point().length);
    }

    /** Steps until there is a reason to stop. */
    public SolverFit run(SolverChoice choice) {
        if (!newton.factor(state.point())) {
            throw new IllegalArgumentException(
                    "the second derivatives at the start are not finite, or one is negative:"
                            + " look for weights and factors of penalties that are negative; a function that is not convex is for L-BFGS");
        }
        SolverStop stop = iterate();
        if (!newton.factor(state.point())) {
            return state.fit(choice, SolverStop.NOT_FINITE);
        }
        double[] errors = newton.standardErrors(Math.sqrt(function.scale()));
        return state.fit(choice, errors, newton.rank(), stop);
    }

    private SolverStop iterate() {
        while (true) {
            double[] step = newton.towardsMinimum(state.gradient());
            double predicted = newton.decrement() / 2;
            if (predicted <= options.tolerance() * state.size()) {
                return fallsFar(step) ? SolverStop.NO_MINIMUM : atMinimum(step);
            }
            if (state.iterations() >= options.mostIterations()) {
                return fallsFar(step) ? SolverStop.NO_MINIMUM : SolverStop.MOST_ITERATIONS;
            }
            decrementBefore = newton.decrement();
            Optional<SolverStop> stop = advance(step, predicted);
            if (stop.isPresent()) {
                return stop.get();
            }
            if (!newton.factor(state.point())) {
                return SolverStop.NOT_FINITE;
            }
        }
    }

    /** The last step makes slopes small that the tolerance leaves; where rounding is larger already, it is not taken. */
    private SolverStop atMinimum(double[] step) {
        double before = state.gradientNorm();
        if (state.evaluate(step, 1) && largest(state.trialGradient()) < before) {
            state.accept(1);
        }
        return unbalanced() ? SolverStop.NO_MINIMUM : SolverStop.STATIONARY;
    }

    /** Whether a slope is left that no second derivative belongs to: along it the function is a line. */
    private boolean unbalanced() {
        if (newton.rank() == state.point().length || state.isStationary()) {
            return false;
        }
        double[] downhill = state.gradient().clone();
        for (int i = 0; i < downhill.length; i++) {
            downhill[i] = -downhill[i];
        }
        double far = FAR * (1 + largest(state.point())) / largest(downhill);
        return state.valueAlong(downhill, far) < state.value() - ROUNDING * Math.abs(state.value());
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private Optional<SolverStop> advance(double[] step, double predicted) {
        double slope = SolverState.dot(step, state.gradient());
        boolean finite = false;
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            finite = state.evaluate(step, share);
            boolean near = finite && share == 1 && predicted <= NEAR * state.size();
            if (near && state.value() - state.trialValue() < SLOW * predicted) {
                return Optional.of(SolverStop.ROUNDING);
            }
            double bound = state.value() + DECREASE * share * slope + ROUNDING * Math.abs(state.value());
            if (finite && state.trialValue() <= bound) {
                state.accept(share);
                return Optional.empty();
            }
            share *= HALF;
        }
        return Optional.of(finite ? SolverStop.ROUNDING : SolverStop.NOT_FINITE);
    }

    /** Whether the function is no higher many steps further on, though steps have not become short. */
    private boolean fallsFar(double[] step) {
        boolean slow = newton.decrement() > SLOW * decrementBefore;
        return slow && state.valueAlong(step, FAR) <= state.value();
    }
}
