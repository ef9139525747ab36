package dev.gradsmith.runtime.internal;

/**
 * The factors of a matrix A with some columns in another order: A P = Q R, by Householder reflections, each time with the longest column
 * that is left (Businger and Golub, Numerische Mathematik 7, 1965). Reads and writes row by row.
 *
 * <p>Columns should be of about the same length, for the rank to mean something.
 */
public final class PivotedQr {
    private static final double EPSILON = Math.ulp(1.0);
    // Below this a norm that was kept up to date by subtraction has lost half of its digits.
    private static final double CANCELLED = Math.sqrt(EPSILON);

    private final int rows;
    private final int columns;
    private final int steps;
    // R on and above the diagonal; below it the reflections' vectors, whose first element is 1.
    private final double[] factors;
    private final double[] reflectionScales;
    private final double[] remainingNorms;
    private final double[] knownNorms;
    private final double[] work;
    private final int[] order;
    private int rank;

    /** Room for the factors of a matrix of this size. */
    public PivotedQr(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        steps = Math.min(rows, columns);
        factors = new double[Math.multiplyExact(rows, columns)];
        reflectionScales = new double[steps];
        remainingNorms = new double[columns];
        knownNorms = new double[columns];
        work = new double[columns];
        order = new int[columns];
    }

    /** Factors this matrix, given row by row; it is copied. */
    public void factor(double[] matrix) {
        System.arraycopy(matrix, 0, factors, 0, factors.length);
        for (int j = 0; j < columns; j++) {
            order[j] = j;
            remainingNorms[j] = columnNorm(0, j);
            knownNorms[j] = remainingNorms[j];
        }
        for (int k = 0; k < steps; k++) {
            swapColumns(k, longestColumn(k));
            reflect(k);
            updateNorms(k);
        }
        rank = countRank();
    }

    /** How many diagonal elements of R are more than rounding. */
    public int rank() {
        return rank;
    }

    /** Which column of the matrix column {@code k} of R belongs to. */
    public int column(int k) {
        return order[k];
    }

    /** An element of R: row at most column. */
    public double r(int row, int column) {
        return row < steps ? factors[row * columns + column] : 0;
    }

    /** v becomes Q'v. */
    public void applyTransposed(double[] v) {
        for (int k = 0; k < steps; k++) {
            applyReflection(k, v);
        }
    }

    /** v becomes Qv. */
    public void apply(double[] v) {
        for (int k = steps - 1; k >= 0; k--) {
            applyReflection(k, v);
        }
    }

    /** The first {@code rank} elements of v become what times the upper left of R gives them. */
    public void solve(double[] v) {
        for (int k = rank - 1; k >= 0; k--) {
            double sum = v[k];
            for (int j = k + 1; j < rank; j++) {
                sum -= r(k, j) * v[j];
            }
            v[k] = sum / r(k, k);
        }
    }

    /** The first {@code rank} elements of v become what times the transposed upper left of R gives them. */
    public void solveTransposed(double[] v) {
        for (int k = 0; k < rank; k++) {
            double sum = v[k];
            for (int j = 0; j < k; j++) {
                sum -= r(j, k) * v[j];
            }
            v[k] = sum / r(k, k);
        }
    }

    /** Into {@code lengths}, by column of the matrix, the square roots of the diagonal of inv(A'A): the lengths of the rows of inv(R). The rank must be full. */
    public void inverseRowLengths(double[] lengths) {
        for (int k = 0; k < columns; k++) {
            // Row k of inv(R) is the solution w of R'w = e(k), which is zero before k.
            double squares = 0;
            for (int j = k; j < columns; j++) {
                double sum = j == k ? 1 : 0;
                for (int i = k; i < j; i++) {
                    sum -= r(i, j) * work[i];
                }
                work[j] = sum / r(j, j);
                squares += work[j] * work[j];
            }
            lengths[order[k]] = Math.sqrt(squares);
        }
    }

    private int longestColumn(int from) {
        int longest = from;
        for (int j = from + 1; j < columns; j++) {
            if (remainingNorms[j] > remainingNorms[longest]) {
                longest = j;
            }
        }
        return longest;
    }

    private void swapColumns(int a, int b) {
        if (a == b) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            swap(factors, i * columns + a, i * columns + b);
        }
        swap(remainingNorms, a, b);
        swap(knownNorms, a, b);
        int column = order[a];
        order[a] = order[b];
        order[b] = column;
    }

    private static void swap(double[] values, int a, int b) {
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
    }

    private void reflect(int k) {
        double below = columnNorm(k + 1, k);
        reflectionScales[k] = 0;
        if (below == 0) {
            return;
        }
        int diagonal = k * columns + k;
        double head = factors[diagonal];
        double image = -Math.copySign(Math.hypot(head, below), head);
        reflectionScales[k] = (image - head) / image;
        for (int i = k + 1; i < rows; i++) {
            factors[i * columns + k] /= head - image;
        }
        factors[diagonal] = image;
        reflectRemainingColumns(k);
    }

    private void reflectRemainingColumns(int k) {
        System.arraycopy(factors, k * columns, work, 0, columns);
        for (int i = k + 1; i < rows; i++) {
            double v = factors[i * columns + k];
            for (int j = k + 1; j < columns; j++) {
                work[j] += v * factors[i * columns + j];
            }
        }
        for (int j = k + 1; j < columns; j++) {
            work[j] *= reflectionScales[k];
            factors[k * columns + j] -= work[j];
        }
        for (int i = k + 1; i < rows; i++) {
            double v = factors[i * columns + k];
            for (int j = k + 1; j < columns; j++) {
                factors[i * columns + j] -= v * work[j];
            }
        }
    }

    private void updateNorms(int k) {
        for (int j = k + 1; j < columns; j++) {
            if (remainingNorms[j] == 0) {
                continue;
            }
            double share = factors[k * columns + j] / remainingNorms[j];
            double left = Math.max(0, 1 - share * share);
            double sinceKnown = remainingNorms[j] / knownNorms[j];
            remainingNorms[j] *= Math.sqrt(left);
            if (left * sinceKnown * sinceKnown <= CANCELLED) {
                remainingNorms[j] = columnNorm(k + 1, j);
                knownNorms[j] = remainingNorms[j];
            }
        }
    }

    private double columnNorm(int fromRow, int column) {
        double squares = 0;
        for (int i = fromRow; i < rows; i++) {
            double value = factors[i * columns + column];
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private int countRank() {
        double least = Math.max(rows, columns) * EPSILON * Math.abs(factors[0]);
        int count = 0;
        while (count < steps && Math.abs(factors[count * columns + count]) > least) {
            count++;
        }
        return count;
    }

    private void applyReflection(int k, double[] v) {
        double sum = v[k];
        for (int i = k + 1; i < rows; i++) {
            sum += factors[i * columns + k] * v[i];
        }
        sum *= reflectionScales[k];
        v[k] -= sum;
        for (int i = k + 1; i < rows; i++) {
            v[i] -= factors[i * columns + k] * sum;
        }
    }
}
