package dev.gradsmith.runtime.internal;

/**
 * Looks along a direction for a step that fulfils the strong conditions of Wolfe: the function falls enough, and its slope becomes flat enough (Nocedal and
 * Wright, algorithms 3.5 and 3.6). Near a minimum, where differences of values are rounding, the slopes decide (Hager and Zhang, SIAM Journal on
 * Optimization 16, 2005, equation 4.1).
 */
final class WolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double FLATNESS = 0.9;
    private static final double ROUNDING = 4 * Math.ulp(1.0);
    private static final double EXPANSION = 4;
    private static final double NEAREST = 0.1;
    private static final double HALF = 0.5;
    // The step is 4 to that power, beyond any scale of a model.
    private static final int MOST_EXPANSIONS = 100;
    private static final int MOST_TRIALS = 60;

    enum Outcome {
        FOUND,
        FAILED,
        NOT_FINITE,
        FALLS_FOREVER
    }

    /** A trial step with the value there and the slope along the direction; not finite where the function is not. */
    private record Trial(double step, double value, double slope) {
        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(slope);
        }
    }

    private final SolverState state;
    private double[] direction;
    private Trial start;
    private double step;

    WolfeSearch(SolverState state) {
        this.state = state;
        direction = state.gradient();
        start = new Trial(0, 0, 0);
    }

    /** The step that was found; the state's trial point is there. */
    double step() {
        return step;
    }

    /** Searches along a direction in which the function falls, beginning at {@code first}. */
    Outcome search(double[] along, double first) {
        direction = along;
        start = new Trial(0, state.value(), SolverState.dot(along, state.gradient()));
        Trial before = start;
        double next = first;
        for (int i = 0; i < MOST_EXPANSIONS; i++) {
            Trial trial = at(next);
            if (!trial.isFinite() || !falls(trial) || isAbove(trial, before, trial.slope())) {
                return zoom(before, trial);
            }
            if (isFlat(trial)) {
                return found(trial);
            }
            if (trial.slope() >= 0) {
                return zoom(trial, before);
            }
            before = trial;
            next *= EXPANSION;
        }
        return Outcome.FALLS_FOREVER;
    }

    private Trial at(double length) {
        boolean finite = state.evaluate(direction, length);
        double slope = finite ? SolverState.dot(direction, state.trialGradient()) : Double.NaN;
        return new Trial(length, state.trialValue(), slope);
    }

    private boolean falls(Trial trial) {
        if (trial.value() <= start.value() + DECREASE * trial.step() * start.slope()) {
            return true;
        }
        boolean lostInRounding = trial.value() <= start.value() + ROUNDING * Math.abs(start.value());
        return lostInRounding && trial.slope() <= (2 * DECREASE - 1) * start.slope();
    }

    /** Whether the function is higher than before; where that may be rounding, the slope away from there decides. */
    private boolean isAbove(Trial trial, Trial before, double slopeAway) {
        double rise = trial.value() - before.value();
        return rise > ROUNDING * Math.abs(start.value()) || (rise >= 0 && slopeAway > 0);
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -FLATNESS * start.slope();
    }

    /** Between a step at which the function falls and another such that a good step lies between. */
    private Outcome zoom(Trial fallen, Trial other) {
        Trial low = fallen;
        Trial high = other;
        for (int i = 0; i < MOST_TRIALS; i++) {
            double width = high.step() - low.step();
            if (Math.abs(width) <= Math.ulp(low.step())) {
                break;
            }
            Trial trial = at(low.step() + width * share(low, high));
            if (!trial.isFinite() || !falls(trial) || isAbove(trial, low, trial.slope() * width)) {
                high = trial;
                continue;
            }
            if (isFlat(trial)) {
                return found(trial);
            }
            if (trial.slope() * width >= 0) {
                high = low;
            }
            low = trial;
        }
        if (low.step() > 0) {
            return found(at(low.step()));
        }
        return high.isFinite() ? Outcome.FAILED : Outcome.NOT_FINITE;
    }

    /** Where between two steps the cubic through both values and slopes is least, as a share of the way; not too near to either. */
    private static double share(Trial low, Trial high) {
        if (!high.isFinite()) {
            return HALF;
        }
        double width = high.step() - low.step();
        double secant = (high.value() - low.value()) / width;
        double mean = low.slope() + high.slope() - 3 * secant;
        double discriminant = mean * mean - low.slope() * high.slope();
        if (!(discriminant >= 0)) {
            return HALF;
        }
        double root = Math.copySign(Math.sqrt(discriminant), width);
        double share = 1 - (high.slope() + root - mean) / (high.slope() - low.slope() + 2 * root);
        return share >= NEAREST && share <= 1 - NEAREST ? share : HALF;
    }

    private Outcome found(Trial trial) {
        step = trial.step();
        return Outcome.FOUND;
    }
}
