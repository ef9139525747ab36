package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresProblem;
import dev.gradsmith.runtime.LeastSquaresStop;

/** A point with its residuals and their reduced derivatives, and a trial point with its residuals. */
public final class LeastSquaresState {
    private final LeastSquaresProblem problem;
    private final int parameters;
    private final ReducedJacobian reduced;
    private final double[] jacobian;
    private final double[] d;
    private double[] point;
    private double[] residuals;
    private double sumOfSquares;
    private double[] trialPoint;
    private double[] trialResiduals;
    private double trialSumOfSquares;
    private int evaluations;

    /**
     * Stands at this start.
     *
     * @throws IllegalArgumentException if a parameter, a residual or a derivative is not finite there
     */
    public LeastSquaresState(LeastSquaresProblem problem, double[] start) {
        this.problem = problem;
        parameters = problem.parameterCount();
        reduced = new ReducedJacobian(parameters);
        jacobian = new double[Math.multiplyExact(problem.residualCount(), parameters)];
        d = new double[parameters];
        point = start.clone();
        residuals = new double[problem.residualCount()];
        trialPoint = new double[parameters];
        trialResiduals = new double[problem.residualCount()];
        differentiateStart();
    }

    /** The point; not a copy. */
    public double[] point() {
        return point;
    }

    /** The residuals at the point; not a copy. */
    public double[] residuals() {
        return residuals;
    }

    /** Their derivatives; not a copy. */
    public double[] jacobian() {
        return jacobian;
    }

    /** Their derivatives, reduced. */
    public ReducedJacobian reduced() {
        return reduced;
    }

    /** The diagonal of D: of each column of the Jacobian the greatest length so far, or 1 if that is 0; not a copy. */
    public double[] d() {
        return d;
    }

    /** The sum of the squared residuals at the point. */
    public double sumOfSquares() {
        return sumOfSquares;
    }

    /** The sum of the squared residuals at the trial point. */
    public double trialSumOfSquares() {
        return trialSumOfSquares;
    }

    /** The share of the length of the residuals that lies in the space of the Jacobian's columns. */
    public double offset() {
        return sumOfSquares == 0 ? 0 : reduced.removableLength() / Math.sqrt(sumOfSquares);
    }

    /** |D v|. */
    public double scaledLength(double[] v) {
        double squares = 0;
        for (int j = 0; j < parameters; j++) {
            squares += (d[j] * v[j]) * (d[j] * v[j]);
        }
        return Math.sqrt(squares);
    }

    /** Residuals at the point moved by part of a step, into an array that the caller owns. */
    public void probe(double[] step, double part, double[] into) {
        for (int j = 0; j < parameters; j++) {
            trialPoint[j] = point[j] + part * step[j];
        }
        problem.residuals(trialPoint, into);
        evaluations++;
    }

    /** The trial point is where this step leads. False if the residuals there are not finite. */
    public boolean evaluate(double[] step) {
        probe(step, 1, trialResiduals);
        trialSumOfSquares = DoubledSum.sumOfSquares(trialResiduals);
        return Double.isFinite(trialSumOfSquares);
    }

    /** Makes the trial point the point, and the point the trial point. False, and nothing changed, if derivatives there are not finite. */
    public boolean accept() {
        swap();
        if (differentiate()) {
            updateD();
            return true;
        }
        goBack();
        return false;
    }

    /** Takes back what was accepted last. */
    public void goBack() {
        swap();
        differentiate();
    }

    /** The fit that ends here. */
    public LeastSquaresFit fit(int iterations, LeastSquaresStop stop) {
        int rank = reduced.qr().rank();
        double deviation = StandardDeviations.ofResiduals(sumOfSquares, residuals.length, parameters);
        double[] deviations = StandardDeviations.ofParameters(deviation, reduced.qr(), reduced.columnScales());
        return new LeastSquaresFit(point, sumOfSquares, deviation, deviations, rank, iterations, evaluations, stop);
    }

    private void differentiateStart() {
        checkFinite("the parameters at the start", point);
        boolean reducible = differentiate();
        checkFinite("the residuals at the start", residuals);
        checkFinite("the derivatives at the start", jacobian);
        sumOfSquares = DoubledSum.sumOfSquares(residuals);
        if (!reducible || !Double.isFinite(sumOfSquares)) {
            throw new IllegalArgumentException(
                    "the residuals or derivatives at the start are too large: their squares are not finite");
        }
        updateD();
    }

    private static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " are not finite: number " + i + " is " + values[i]);
            }
        }
    }

    private boolean differentiate() {
        problem.jacobian(point, residuals, jacobian);
        evaluations++;
        return reduced.reduce(jacobian, residuals);
    }

    private void swap() {
        double[] oldPoint = point;
        point = trialPoint;
        trialPoint = oldPoint;
        double[] oldResiduals = residuals;
        residuals = trialResiduals;
        trialResiduals = oldResiduals;
        double oldSum = sumOfSquares;
        sumOfSquares = trialSumOfSquares;
        trialSumOfSquares = oldSum;
    }

    private void updateD() {
        for (int j = 0; j < parameters; j++) {
            d[j] = Math.max(d[j], reduced.columnNorms()[j]);
            d[j] = d[j] == 0 ? 1 : d[j];
        }
    }
}
