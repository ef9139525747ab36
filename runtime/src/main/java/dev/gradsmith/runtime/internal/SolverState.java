package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.SolverChoice;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverIteration;
import dev.gradsmith.runtime.SolverOptions;
import dev.gradsmith.runtime.SolverStop;
import java.util.Arrays;
import java.util.Optional;

/** Where a solver stands: a point with the function's value and slopes, and a trial point beside it. */
public final class SolverState {
    private final DifferentiableFunction function;
    private final SolverOptions options;
    private final double startSize;
    private double[] point;
    private double[] gradient;
    private double[] trial;
    private double[] trialGradient;
    private double value;
    private double trialValue;
    private int evaluations;
    private int iterations;

    /** @throws IllegalArgumentException if the start does not fit, or if something is not finite there */
    public SolverState(DifferentiableFunction function, double[] start, SolverOptions options) {
        int size = function.size();
        if (start.length != size) {
            throw new IllegalArgumentException("the start has " + start.length + " values for " + size + " parameters");
        }
        if (size < 1) {
            throw new IllegalArgumentException("there is no parameter");
        }
        this.function = function;
        this.options = options;
        point = start.clone();
        gradient = new double[size];
        trial = new double[size];
        trialGradient = new double[size];
        checkFinite("a parameter at the start", point);
        value = function.valueAndGradient(point, gradient);
        evaluations = 1;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the objective at the start is " + value
                    + ": look for NaN and infinite values in the data, and for a start outside the objective's domain");
        }
        checkFinite("the objective's slope at the start", gradient);
        startSize = Math.abs(value);
    }

    private static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " is " + values[i] + ", at number " + i
                        + " of all parameters: look for NaN and infinite values in the data");
            }
        }
    }

    DifferentiableFunction function() {
        return function;
    }

    double[] point() {
        return point;
    }

    double[] gradient() {
        return gradient;
    }

    double value() {
        return value;
    }

    double[] trial() {
        return trial;
    }

    double[] trialGradient() {
        return trialGradient;
    }

    double trialValue() {
        return trialValue;
    }

    int iterations() {
        return iterations;
    }

    /** Evaluates at {@code step} times the direction from the point; whether all is finite there. */
    boolean evaluate(double[] direction, double step) {
        for (int i = 0; i < point.length; i++) {
            trial[i] = point[i] + step * direction[i];
        }
        trialValue = function.valueAndGradient(trial, trialGradient);
        evaluations++;
        return Double.isFinite(trialValue) && Arrays.stream(trialGradient).allMatch(Double::isFinite);
    }

    /** The value alone, at {@code step} times the direction from the point; NaN where it is none. */
    double valueAlong(double[] direction, double step) {
        for (int i = 0; i < point.length; i++) {
            trial[i] = point[i] + step * direction[i];
        }
        evaluations++;
        return function.value(trial);
    }

    /** Moves to the trial point and tells the listener. */
    void accept(double step) {
        double[] left = point;
        point = trial;
        trial = left;
        left = gradient;
        gradient = trialGradient;
        trialGradient = left;
        value = trialValue;
        iterations++;
        options.listener().accept(new SolverIteration(iterations, value, gradientNorm(), step));
    }

    /** What the objective and its changes are compared with; positive unless the objective is 0 here and at the start. */
    double size() {
        return Math.max(Math.abs(value), startSize);
    }

    /** The largest slope by one parameter. */
    double gradientNorm() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    /** Whether the relative slope is within the tolerance. */
    boolean isStationary() {
        double largest = 0;
        for (int i = 0; i < point.length; i++) {
            largest = Math.max(largest, Math.abs(gradient[i]) * Math.max(Math.abs(point[i]), 1));
        }
        return largest <= options.tolerance() * size();
    }

    SolverFit fit(SolverChoice choice, double[] standardErrors, int rank, SolverStop stop) {
        return new SolverFit(
                choice,
                point,
                value,
                gradientNorm(),
                standardErrors,
                rank,
                iterations,
                evaluations,
                stop,
                Optional.empty());
    }

    SolverFit fit(SolverChoice choice, SolverStop stop) {
        double[] unknown = new double[point.length];
        Arrays.fill(unknown, Double.NaN);
        return fit(choice, unknown, point.length, stop);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
