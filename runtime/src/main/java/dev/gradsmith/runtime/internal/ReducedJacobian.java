package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/**
 * A Jacobian J (m x p) and residuals r, reduced to what a step needs: J C = Q R P', R triangular, and Q'r. C scales columns by powers of two to a
 * length of 1 to 2, which rounds nothing.
 *
 * <p>Rows are taken in blocks that stay in cache: each is reflected into the triangle of those before it, without changing the order of
 * columns; then the triangle is factored with pivoting (Demmel, Grigori, Hoemmen, Langou, Communication-optimal QR, SIAM J. Sci.
 * Comput. 34, 2012, the sequential form). J is read twice, whatever p.
 */
public final class ReducedJacobian {
    private static final int BLOCK_ROWS = 64;
    // What is larger is no derivative that a step can be found with: its square is not finite.
    private static final double LARGEST = 1e150;

    private final int parameters;
    private final int width;
    private final double[] columnScales;
    private final double[] columnNorms;
    // p rows of the triangle, then the rows of a block; the last column holds the residuals.
    private final double[] stack;
    private final double[] work;
    private final double[] triangle;
    private final double[] projected;
    private final PivotedQr qr;

    /** Room for a problem with so many parameters. */
    public ReducedJacobian(int parameters) {
        this.parameters = parameters;
        width = parameters + 1;
        columnScales = new double[parameters];
        columnNorms = new double[parameters];
        stack = new double[(parameters + BLOCK_ROWS) * width];
        work = new double[width];
        triangle = new double[parameters * parameters];
        projected = new double[parameters];
        qr = new PivotedQr(parameters, parameters);
    }

    /** Reduces a Jacobian, given row by row, and its residuals. False, and nothing of use, if a value is not finite, or so large that its square is not. */
    public boolean reduce(double[] jacobian, double[] residuals) {
        if (!scaleColumns(jacobian)) {
            return false;
        }
        Arrays.fill(stack, 0);
        for (int first = 0; first < residuals.length; first += BLOCK_ROWS) {
            int rows = Math.min(BLOCK_ROWS, residuals.length - first);
            loadBlock(jacobian, residuals, first, rows);
            for (int k = 0; k < parameters; k++) {
                reflectBlock(k, rows);
            }
        }
        normalizeTriangle();
        qr.factor(triangle);
        for (int k = 0; k < parameters; k++) {
            projected[k] = stack[k * width + parameters];
        }
        qr.applyTransposed(projected);
        return true;
    }

    /** The factors R and P. */
    public PivotedQr qr() {
        return qr;
    }

    /** Q'r, p values; not a copy. */
    public double[] projectedResiduals() {
        return projected;
    }

    /** The diagonal of C, p values; not a copy. */
    public double[] columnScales() {
        return columnScales;
    }

    /** The lengths of the columns of J, p values; not a copy. */
    public double[] columnNorms() {
        return columnNorms;
    }

    /** The length of the part of the residuals that lies in the space of the columns of J. */
    public double removableLength() {
        double squares = 0;
        for (int k = 0; k < qr.rank(); k++) {
            squares += projected[k] * projected[k];
        }
        return Math.sqrt(squares);
    }

    /** First so that no square overflows or vanishes; the lengths follow when they are known. */
    private boolean scaleColumns(double[] jacobian) {
        Arrays.fill(work, 0);
        for (int i = 0; i < jacobian.length; i += parameters) {
            for (int j = 0; j < parameters; j++) {
                work[j] = Math.max(work[j], Math.abs(jacobian[i + j]));
            }
        }
        for (int j = 0; j < parameters; j++) {
            if (!(work[j] <= LARGEST)) {
                return false;
            }
            columnScales[j] = reciprocalPowerOfTwo(work[j]);
        }
        return true;
    }

    /** What scales a length to 1 to 2, without rounding; 1 for 0. */
    static double reciprocalPowerOfTwo(double length) {
        return length == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(length));
    }

    private void loadBlock(double[] jacobian, double[] residuals, int first, int rows) {
        for (int i = 0; i < rows; i++) {
            int from = (first + i) * parameters;
            int to = (parameters + i) * width;
            for (int j = 0; j < parameters; j++) {
                stack[to + j] = jacobian[from + j] * columnScales[j];
            }
            stack[to + parameters] = residuals[first + i];
        }
    }

    /** Column k of the block becomes zero; the triangle's row k takes what was in it. Its rows below k have a zero there already. */
    private void reflectBlock(int k, int rows) {
        double squares = 0;
        for (int i = parameters; i < parameters + rows; i++) {
            squares += stack[i * width + k] * stack[i * width + k];
        }
        if (squares == 0) {
            return;
        }
        int row = k * width;
        double head = stack[row + k];
        double image = -Math.copySign(Math.sqrt(head * head + squares), head);
        double divisor = head - image;
        System.arraycopy(stack, row, work, 0, width);
        for (int i = parameters; i < parameters + rows; i++) {
            double v = stack[i * width + k] / divisor;
            stack[i * width + k] = v;
            for (int j = k + 1; j < width; j++) {
                work[j] += v * stack[i * width + j];
            }
        }
        double scale = (image - head) / image;
        stack[row + k] = image;
        for (int j = k + 1; j < width; j++) {
            work[j] *= scale;
            stack[row + j] -= work[j];
        }
        for (int i = parameters; i < parameters + rows; i++) {
            double v = stack[i * width + k];
            for (int j = k + 1; j < width; j++) {
                stack[i * width + j] -= v * work[j];
            }
        }
    }

    private void normalizeTriangle() {
        for (int j = 0; j < parameters; j++) {
            double squares = 0;
            for (int k = 0; k <= j; k++) {
                squares += stack[k * width + j] * stack[k * width + j];
            }
            double norm = Math.sqrt(squares);
            double scale = reciprocalPowerOfTwo(norm);
            columnNorms[j] = norm / columnScales[j];
            columnScales[j] *= scale;
            for (int k = 0; k < parameters; k++) {
                triangle[k * parameters + j] = k <= j ? stack[k * width + j] * scale : 0;
            }
        }
    }
}
