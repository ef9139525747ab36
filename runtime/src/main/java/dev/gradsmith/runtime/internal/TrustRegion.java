package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/**
 * The step s that makes |J s + r| least among those with |D s| at most a bound, D diagonal: it solves (J'J + a DD) s = -J'r for a damping
 * a that is 0 where the step of Gauss and Newton is short enough, and else such that |D s| is the bound to within a tenth (Moré, The
 * Levenberg-Marquardt algorithm: implementation and theory, Lecture Notes in Mathematics 630, 1978).
 */
public final class TrustRegion {
    private static final double BOUND_TOLERANCE = 0.1;
    private static final int MOST_ROUNDS = 30;
    private static final double LEAST_SHARE_OF_DAMPING = 1e-3;

    private final int parameters;
    private final ReducedJacobian reduced;
    private final PivotedQr qr;
    // D C: D as the scaled steps see it.
    private final double[] scaledD;
    // R with the damping reflected into it, its right-hand side, and a row on its way into it.
    private final double[] damped;
    private final double[] right;
    private final double[] row;
    // The step in the order of R's columns and in their scale.
    private final double[] ordered;
    private final double[] work;
    private final double[] step;
    private double damping;
    private double scaledLength;
    private double predictedLength;

    /** For the steps that follow from this reduced Jacobian, each time after it was reduced. */
    public TrustRegion(ReducedJacobian reduced) {
        this.reduced = reduced;
        parameters = reduced.projectedResiduals().length;
        qr = reduced.qr();
        scaledD = new double[parameters];
        damped = new double[parameters * parameters];
        right = new double[parameters];
        row = new double[parameters];
        ordered = new double[parameters];
        work = new double[parameters];
        step = new double[parameters];
    }

    /** Finds the step; {@code startingDamping} is a guess, such as that of the step before. */
    public void solve(double[] d, double bound, double startingDamping) {
        for (int k = 0; k < parameters; k++) {
            scaledD[k] = d[qr.column(k)] * reduced.columnScales()[qr.column(k)];
        }
        solveUndamped();
        if (scaledLength > bound * (1 + BOUND_TOLERANCE)) {
            solveDamped(bound, startingDamping);
        }
        finish();
    }

    /** The step of Gauss and Newton, without a bound. Where the rank is not full, it leaves alone the parameters that others can replace. */
    public void solveUnbounded() {
        Arrays.fill(scaledD, 1);
        solveUndamped();
        finish();
    }

    /** Solves (J'J + a DD) x = -g with the damping of the step, for g given by parameter; x replaces it. */
    public void solveAgain(double[] g) {
        if (damping == 0) {
            copyR();
        }
        int size = damping == 0 ? qr.rank() : parameters;
        for (int k = 0; k < parameters; k++) {
            work[k] = -g[qr.column(k)] * reduced.columnScales()[qr.column(k)];
        }
        solveDampedTransposed(size, work);
        backSubstitute(size, work);
        for (int k = 0; k < parameters; k++) {
            int j = qr.column(k);
            g[j] = k < size ? work[k] * reduced.columnScales()[j] : 0;
        }
    }

    /** The step, by parameter; not a copy. */
    public double[] step() {
        return step;
    }

    /** The damping a. */
    public double damping() {
        return damping;
    }

    /** |D s|. */
    public double scaledLength() {
        return scaledLength;
    }

    /** |J s|. */
    public double predictedLength() {
        return predictedLength;
    }

    private void solveUndamped() {
        damping = 0;
        System.arraycopy(reduced.projectedResiduals(), 0, ordered, 0, parameters);
        qr.solve(ordered);
        for (int k = 0; k < parameters; k++) {
            ordered[k] = k < qr.rank() ? -ordered[k] : 0;
        }
        scaledLength = lengthOfOrdered();
    }

    /** Newton's method for 1/bound - 1/|D s(a)| = 0, which is almost linear in a, kept between bounds of a. */
    private void solveDamped(double bound, double startingDamping) {
        double least = qr.rank() < parameters ? 0 : (scaledLength - bound) / (bound * slope());
        double most = gradientLength() / bound;
        double next = Math.min(Math.max(startingDamping, least), most);
        double excess = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double excessBefore = excess;
            damping = next == 0 ? Math.max(Double.MIN_NORMAL, LEAST_SHARE_OF_DAMPING * most) : next;
            solveWithDamping();
            excess = scaledLength - bound;
            // Where J has a null space, no damping may be needed that is more than rounding.
            boolean tooShortUndamped = least == 0 && excess <= excessBefore && excessBefore < 0;
            if (Math.abs(excess) <= BOUND_TOLERANCE * bound || tooShortUndamped) {
                return;
            }
            least = excess > 0 ? Math.max(least, damping) : least;
            most = excess < 0 ? Math.min(most, damping) : most;
            next = Math.max(least, damping + excess / (bound * slope()));
        }
    }

    /** The length of D D s / |D s| in the metric of the inverse of the (damped) R, squared: -d|D s| / da / |D s|. */
    private double slope() {
        if (damping == 0) {
            copyR();
        }
        for (int k = 0; k < parameters; k++) {
            work[k] = scaledD[k] * (scaledD[k] * ordered[k] / scaledLength);
        }
        solveDampedTransposed(parameters, work);
        double squares = 0;
        for (int k = 0; k < parameters; k++) {
            squares += work[k] * work[k];
        }
        return squares;
    }

    private double gradientLength() {
        double squares = 0;
        for (int j = 0; j < parameters; j++) {
            double sum = 0;
            for (int k = 0; k <= j; k++) {
                sum += qr.r(k, j) * reduced.projectedResiduals()[k];
            }
            squares += (sum / scaledD[j]) * (sum / scaledD[j]);
        }
        return Math.sqrt(squares);
    }

    private void copyR() {
        for (int k = 0; k < parameters; k++) {
            for (int j = k; j < parameters; j++) {
                damped[k * parameters + j] = qr.r(k, j);
            }
        }
    }

    private void solveWithDamping() {
        copyR();
        System.arraycopy(reduced.projectedResiduals(), 0, right, 0, parameters);
        double root = Math.sqrt(damping);
        for (int first = 0; first < parameters; first++) {
            Arrays.fill(row, 0);
            row[first] = root * scaledD[first];
            rotateRowIn(first);
        }
        for (int k = 0; k < parameters; k++) {
            ordered[k] = -right[k];
        }
        backSubstitute(parameters, ordered);
        scaledLength = lengthOfOrdered();
    }

    /** Givens rotations of a row, zero before {@code first} and with a right-hand side of zero, into the triangle. */
    private void rotateRowIn(int first) {
        double rowRight = 0;
        for (int k = first; k < parameters; k++) {
            if (row[k] == 0) {
                continue;
            }
            int diagonal = k * parameters + k;
            double length = Math.hypot(damped[diagonal], row[k]);
            double cosine = damped[diagonal] / length;
            double sine = row[k] / length;
            for (int j = k; j < parameters; j++) {
                double above = damped[k * parameters + j];
                damped[k * parameters + j] = cosine * above + sine * row[j];
                row[j] = cosine * row[j] - sine * above;
            }
            double above = right[k];
            right[k] = cosine * above + sine * rowRight;
            rowRight = cosine * rowRight - sine * above;
        }
    }

    private void backSubstitute(int size, double[] v) {
        for (int k = size - 1; k >= 0; k--) {
            double sum = v[k];
            for (int j = k + 1; j < size; j++) {
                sum -= damped[k * parameters + j] * v[j];
            }
            v[k] = sum / damped[k * parameters + k];
        }
    }

    private void solveDampedTransposed(int size, double[] v) {
        for (int k = 0; k < size; k++) {
            double sum = v[k];
            for (int j = 0; j < k; j++) {
                sum -= damped[j * parameters + k] * v[j];
            }
            v[k] = sum / damped[k * parameters + k];
        }
    }

    private double lengthOfOrdered() {
        double squares = 0;
        for (int k = 0; k < parameters; k++) {
            squares += (scaledD[k] * ordered[k]) * (scaledD[k] * ordered[k]);
        }
        return Math.sqrt(squares);
    }

    private void finish() {
        double squares = 0;
        for (int k = 0; k < parameters; k++) {
            double sum = 0;
            for (int j = k; j < parameters; j++) {
                sum += qr.r(k, j) * ordered[j];
            }
            squares += sum * sum;
        }
        predictedLength = Math.sqrt(squares);
        for (int k = 0; k < parameters; k++) {
            int j = qr.column(k);
            step[j] = ordered[k] * reduced.columnScales()[j];
        }
    }
}
