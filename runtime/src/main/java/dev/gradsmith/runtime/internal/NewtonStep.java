package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ConvexFunction;
import java.util.Arrays;

/** Newton's step for a function whose second derivatives are A'A, from the QR factors of A with columns of one length. */
final class NewtonStep {
    private final ConvexFunction function;
    private final int rows;
    private final double[] root;
    private final double[] scales;
    private final double[] work;
    private final double[] step;
    private final PivotedQr qr;
    private double decrement;

    NewtonStep(ConvexFunction function, int parameters) {
        this.function = function;
        rows = function.rootRows();
        root = new double[Math.multiplyExact(rows, parameters)];
        scales = new double[parameters];
        work = new double[parameters];
        step = new double[parameters];
        qr = new PivotedQr(rows, parameters);
    }

    /** Factors A at a point; whether it is finite. */
    boolean factor(double[] point) {
        function.hessianRoot(point, root);
        if (!Arrays.stream(root).allMatch(Double::isFinite)) {
            return false;
        }
        int columns = scales.length;
        for (int j = 0; j < columns; j++) {
            double largest = 0;
            for (int i = 0; i < rows; i++) {
                largest = Math.max(largest, Math.abs(root[i * columns + j]));
            }
            scales[j] = largest == 0 ? 1 : 1 / (largest * length(j, largest));
        }
        for (int i = 0; i < root.length; i++) {
            root[i] *= scales[i % columns];
        }
        qr.factor(root);
        return true;
    }

    /** The length of a column, as a multiple of its largest element: so no square overflows. */
    private double length(int column, double largest) {
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            double share = root[i * scales.length + column] / largest;
            squares += share * share;
        }
        return Math.sqrt(squares);
    }

    /** The step that makes the quadratic model with this gradient least; 0 for parameters that others can replace. */
    double[] towardsMinimum(double[] gradient) {
        int rank = qr.rank();
        for (int k = 0; k < rank; k++) {
            int j = qr.column(k);
            work[k] = -scales[j] * gradient[j];
        }
        qr.solveTransposed(work);
        decrement = 0;
        for (int k = 0; k < rank; k++) {
            decrement += work[k] * work[k];
        }
        qr.solve(work);
        Arrays.fill(step, 0);
        for (int k = 0; k < rank; k++) {
            int j = qr.column(k);
            step[j] = scales[j] * work[k];
        }
        return step;
    }

    /** The square of Newton's decrement: twice what the step is predicted to lower the function by. */
    double decrement() {
        return decrement;
    }

    int rank() {
        return qr.rank();
    }

    /** The roots of the diagonal of inv(A'A), times {@code factor}; all NaN if the rank is not full. */
    double[] standardErrors(double factor) {
        return StandardDeviations.ofParameters(factor, qr, scales);
    }
}
