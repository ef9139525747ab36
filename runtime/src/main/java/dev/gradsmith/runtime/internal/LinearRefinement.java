package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/**
 * Solves r = f + J b, J'r = g for b and r. With f the residuals at 0 and g = 0, that is least squares; with f = 0 and g a column of the unit matrix, b is
 * that column of inv(J'J). Each round finds what both equations leave over, to twice the precision, and corrects both unknowns by
 * the QR factors of J; the first round, from zero, is the usual solution by QR. Unknowns are sums of two doubles.
 */
public final class LinearRefinement {
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MOST_ROUNDS = 40;

    private final int residuals;
    private final int parameters;
    private final double[] jacobian;
    private final double[] rest;
    private final double[] f;
    private final double[] g;
    private final double[] columnScales;
    private final PivotedQr qr;
    private final double[] b;
    private final double[] bRest;
    private final double[] r;
    private final double[] rRest;
    // What the equations leave over, then the corrections.
    private final double[] change;
    private final double[] projected;
    private final double[] normal;
    private final DoubledSum sum = new DoubledSum();

    /** For a Jacobian given row by row as a sum of two matrices; neither is changed. */
    public LinearRefinement(int residuals, int parameters, double[] jacobian, double[] rest) {
        this.parameters = parameters;
        this.jacobian = jacobian;
        this.rest = rest;
        this.residuals = residuals;
        f = new double[residuals];
        g = new double[parameters];
        b = new double[parameters];
        bRest = new double[parameters];
        r = new double[residuals];
        rRest = new double[residuals];
        change = new double[residuals];
        projected = new double[residuals];
        normal = new double[Math.max(parameters, residuals)];
        columnScales = new double[parameters];
        qr = new PivotedQr(residuals, parameters);
        qr.factor(scaled());
    }

    /** Finds the b that makes the sum of the squares of r least, for these residuals at 0, and says in how many rounds. */
    public int minimize(double[] atZero) {
        System.arraycopy(atZero, 0, f, 0, residuals);
        Arrays.fill(g, 0);
        return solve();
    }

    /** The square roots of the diagonal of inv(J'J); a new array. Takes the place of what was solved before. The rank must be full. */
    public double[] inverseRowLengths() {
        double[] lengths = new double[parameters];
        Arrays.fill(f, 0);
        for (int j = 0; j < parameters; j++) {
            Arrays.fill(g, 0);
            g[j] = 1;
            solve();
            lengths[j] = Math.sqrt(b[j]);
        }
        return lengths;
    }

    private int solve() {
        for (double[] unknown : new double[][] {b, bRest, r, rRest}) {
            Arrays.fill(unknown, 0);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            leftOver();
            correct();
            double size = correctionSize();
            if (!(size < before)) {
                return round;
            }
            apply();
            if (size <= EPSILON * EPSILON) {
                return round;
            }
            before = size / 2;
        }
        return MOST_ROUNDS;
    }

    /** b; a new array each time. */
    public double[] parameters() {
        return b.clone();
    }

    /** The sum of the squares of r. */
    public double sumOfSquares() {
        return DoubledSum.sumOfSquares(r);
    }

    /** The factors of J C. */
    public PivotedQr qr() {
        return qr;
    }

    /** The diagonal of C; not a copy. */
    public double[] columnScales() {
        return columnScales;
    }

    /** J C: columns of length 1 to 2. Powers of two round nothing; by the largest element first, so that no square overflows. */
    private double[] scaled() {
        double[] scaled = new double[jacobian.length];
        for (int j = 0; j < parameters; j++) {
            double largest = 0;
            for (int i = j; i < jacobian.length; i += parameters) {
                largest = Math.max(largest, Math.abs(jacobian[i]));
            }
            double scale = ReducedJacobian.reciprocalPowerOfTwo(largest);
            double squares = 0;
            for (int i = j; i < jacobian.length; i += parameters) {
                scaled[i] = jacobian[i] * scale;
                squares += scaled[i] * scaled[i];
            }
            double again = ReducedJacobian.reciprocalPowerOfTwo(Math.sqrt(squares));
            columnScales[j] = scale * again;
            for (int i = j; i < jacobian.length; i += parameters) {
                scaled[i] *= again;
            }
        }
        return scaled;
    }

    /** change = f + J b - r; normal = C (g - J'r), in the order of R's columns. */
    private void leftOver() {
        for (int i = 0; i < residuals; i++) {
            sum.clear();
            sum.add(f[i]);
            sum.add(-r[i]);
            sum.add(-rRest[i]);
            for (int j = 0; j < parameters; j++) {
                int at = i * parameters + j;
                sum.addProduct(jacobian[at], b[j]);
                sum.addProduct(jacobian[at], bRest[j]);
                sum.addProduct(rest[at], b[j]);
            }
            change[i] = sum.value();
        }
        for (int k = 0; k < qr.rank(); k++) {
            int j = qr.column(k);
            sum.clear();
            for (int i = 0; i < residuals; i++) {
                int at = i * parameters + j;
                sum.addProduct(jacobian[at], r[i]);
                sum.addProduct(jacobian[at], rRest[i]);
                sum.addProduct(rest[at], r[i]);
            }
            sum.add(-g[j]);
            normal[k] = -sum.value() * columnScales[j];
        }
    }

    /**
     * From what is left over, the corrections dr and db: dr - J db is the change, J'dr what is left of the normal equations. In the basis Q, the
     * first elements of dr follow from the second equation, the others are those of the change.
     */
    private void correct() {
        int rank = qr.rank();
        System.arraycopy(change, 0, projected, 0, residuals);
        qr.applyTransposed(projected);
        qr.solveTransposed(normal);
        for (int k = 0; k < rank; k++) {
            double ofResidual = normal[k];
            normal[k] -= projected[k];
            projected[k] = ofResidual;
        }
        qr.solve(normal);
        System.arraycopy(projected, 0, change, 0, residuals);
        qr.apply(change);
    }

    /** The largest correction of a parameter, scaled, against the largest of the parameters with it. */
    private double correctionSize() {
        double largest = 0;
        double largestChange = 0;
        for (int k = 0; k < qr.rank(); k++) {
            int j = qr.column(k);
            largestChange = Math.max(largestChange, Math.abs(normal[k]));
            largest = Math.max(largest, Math.abs(b[j] / columnScales[j] + normal[k]));
        }
        return largestChange == 0 ? 0 : largestChange / largest;
    }

    private void apply() {
        for (int k = 0; k < qr.rank(); k++) {
            int j = qr.column(k);
            addTo(b, bRest, j, normal[k] * columnScales[j]);
        }
        for (int i = 0; i < residuals; i++) {
            addTo(r, rRest, i, change[i]);
        }
    }

    private void addTo(double[] high, double[] low, int at, double value) {
        sum.clear();
        sum.add(high[at]);
        sum.add(low[at]);
        sum.add(value);
        high[at] = sum.value();
        low[at] = sum.remainder();
    }
}
