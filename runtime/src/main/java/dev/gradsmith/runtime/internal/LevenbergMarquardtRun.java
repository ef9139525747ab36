package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresIteration;
import dev.gradsmith.runtime.LeastSquaresStop;
import dev.gradsmith.runtime.LevenbergMarquardtOptions;
import java.util.Optional;

/**
 * One fit by Levenberg and Marquardt: the loop over steps. Everything is allocated before the first.
 *
 * <p>How the bound of a step follows from its success is Moré's (see {@link TrustRegion}).
 */
public final class LevenbergMarquardtRun {
    private static final double EPSILON = Math.ulp(1.0);
    // Against the length of the start; from a start of 0 the first step may have any length.
    private static final double FIRST_BOUND = 1;
    private static final double LEAST_RATIO = 1e-4;
    private static final double POOR_RATIO = 0.25;
    private static final double GOOD_RATIO = 0.75;
    private static final double HALF = 0.5;
    private static final double TENTH = 0.1;
    private static final double QUARTER = 0.25;
    // Each trial makes the bound at most half as long: after so many it is below any tolerance.
    private static final int MOST_TRIALS = 1_100;
    private static final double NEAR = 1e-6;
    private static final int MOST_REFINEMENTS = 100;
    private static final double REFINED = 0.9;
    private static final double REFINED_ENOUGH = 1e-12;
    private static final double ROUNDING_OF_SQUARES = 1e-9;

    private enum Outcome {
        ACCEPTED,
        REJECTED,
        LOST_IN_ROUNDING,
        NOT_FINITE
    }

    private final LevenbergMarquardtOptions options;
    private final LeastSquaresState state;
    private final TrustRegion region;
    private final Acceleration acceleration;
    private double bound;
    private double damping;
    private int iterations;

    /** A fit that goes on from where this state stands. */
    public LevenbergMarquardtRun(LeastSquaresState state, LevenbergMarquardtOptions options) {
        this.state = state;
        this.options = options;
        region = new TrustRegion(state.reduced());
        acceleration = new Acceleration(state, region);
    }

    /** Steps until there is a reason to stop. */
    public LeastSquaresFit run() {
        double startLength = Math.sqrt(state.sumOfSquares());
        double scaledStart = state.scaledLength(state.point());
        bound = scaledStart == 0 ? Double.POSITIVE_INFINITY : FIRST_BOUND * scaledStart;
        Optional<LeastSquaresStop> stop = done(startLength);
        while (stop.isEmpty()) {
            iterations++;
            stop = advance();
            options.listener().accept(progress());
            if (stop.isEmpty()) {
                stop = done(startLength);
            }
        }
        return state.fit(iterations, stop.get());
    }

    private LeastSquaresIteration progress() {
        return new LeastSquaresIteration(iterations, state.point(), state.sumOfSquares(), state.offset(), damping);
    }

    private Optional<LeastSquaresStop> done(double startLength) {
        if (Math.sqrt(state.sumOfSquares()) <= options.residualTolerance() * startLength) {
            return Optional.of(LeastSquaresStop.ZERO_RESIDUALS);
        }
        if (state.offset() > options.offsetTolerance() && state.offset() <= NEAR) {
            refine();
        }
        if (state.offset() <= options.offsetTolerance()) {
            return Optional.of(LeastSquaresStop.ORTHOGONAL_RESIDUALS);
        }
        if (iterations >= options.mostIterations()) {
            return Optional.of(LeastSquaresStop.MOST_ITERATIONS);
        }
        return Optional.empty();
    }

    private Optional<LeastSquaresStop> advance() {
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            region.solve(state.d(), bound, damping);
            damping = region.damping();
            if (iterations == 1 && trial == 0) {
                bound = Math.min(bound, region.scaledLength());
            }
            Outcome outcome = attempt();
            if (outcome == Outcome.ACCEPTED) {
                return Optional.empty();
            }
            if (outcome == Outcome.LOST_IN_ROUNDING) {
                refine();
                return Optional.of(LeastSquaresStop.SMALL_REDUCTION);
            }
            if (bound <= options.stepTolerance() * state.scaledLength(state.point())) {
                return Optional.of(tooShort(outcome));
            }
        }
        return Optional.of(LeastSquaresStop.SMALL_STEP);
    }

    private LeastSquaresStop tooShort(Outcome outcome) {
        if (outcome == Outcome.NOT_FINITE) {
            return LeastSquaresStop.NOT_FINITE;
        }
        refine();
        return LeastSquaresStop.SMALL_STEP;
    }

    private Outcome attempt() {
        acceleration.add(region.step());
        if (!state.evaluate(region.step())) {
            shorten();
            return Outcome.NOT_FINITE;
        }
        double actual = 1 - state.trialSumOfSquares() / state.sumOfSquares();
        double predicted = predictedReduction(2);
        if (Math.abs(actual) <= EPSILON && predicted <= EPSILON) {
            return Outcome.LOST_IN_ROUNDING;
        }
        adapt(actual, predicted);
        if (!(actual >= LEAST_RATIO * predicted)) {
            return Outcome.REJECTED;
        }
        if (!state.accept()) {
            shorten();
            return Outcome.NOT_FINITE;
        }
        return Outcome.ACCEPTED;
    }

    /** With 2 dampings, the reduction of the sum of squares that the linear model predicts; with 1, half of its slope along the step; as a share. */
    private double predictedReduction(int dampings) {
        double length = region.scaledLength();
        double predicted = region.predictedLength();
        return (predicted * predicted + dampings * damping * length * length) / state.sumOfSquares();
    }

    private void adapt(double actual, double predicted) {
        double length = region.scaledLength();
        if (actual <= POOR_RATIO * predicted) {
            double factor = actual >= 0 ? HALF : Math.max(TENTH, minimumOfParabola(actual));
            bound = factor * Math.min(bound, length / TENTH);
            damping /= factor;
            return;
        }
        if (damping == 0 || actual >= GOOD_RATIO * predicted) {
            bound = length / HALF;
            damping *= HALF;
        }
    }

    /** Where along the step the parabola through both sums of squares, with the slope at the near end, is least. */
    private double minimumOfParabola(double actual) {
        double slope = predictedReduction(1);
        return HALF * slope / (slope - HALF * actual);
    }

    private void shorten() {
        double length = region.scaledLength();
        bound = QUARTER * (length <= bound ? length : bound);
        damping /= QUARTER;
    }

    /**
     * Steps of Gauss and Newton, judged by how orthogonal the residuals become: near a minimum the sum of squares changes by less than its
     * rounding long before the parameters do.
     */
    private void refine() {
        for (int round = 0; round < MOST_REFINEMENTS && state.offset() > REFINED_ENOUGH; round++) {
            double before = state.offset();
            region.solveUnbounded();
            boolean near = state.evaluate(region.step())
                    && state.trialSumOfSquares() <= state.sumOfSquares() * (1 + ROUNDING_OF_SQUARES);
            if (!near || !state.accept()) {
                return;
            }
            if (!(state.offset() <= REFINED * before)) {
                state.goBack();
                return;
            }
        }
    }
}
