package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric tridiagonal matrix, and the squares of the first components of their vectors, which add up to 1: the nodes and
 * weights of a Gauss quadrature. By plane rotations with implicit shifts (G. Golub and J. Welsch, Mathematics of Computation 23, 1969).
 */
record Tridiagonal(double[] values, double[] weights) {
    private static final int MOST_ROUNDS = 100;

    /** @param beside the elements beside the diagonal, one less than of those */
    static Tridiagonal of(double[] diagonal, double[] beside) {
        int size = diagonal.length;
        double[] d = diagonal.clone();
        double[] e = Arrays.copyOf(beside, size);
        double[] first = new double[size];
        if (size > 0) {
            first[0] = 1;
        }
        for (int low = 0; low < size; low++) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                int high = negligible(d, e, low);
                if (high == low) {
                    break;
                }
                rotate(d, e, first, low, high);
            }
        }
        return new Tridiagonal(d, Arrays.stream(first).map(x -> x * x).toArray());
    }

    /** The end of the part from {@code low} on whose elements beside the diagonal count. */
    private static int negligible(double[] d, double[] e, int low) {
        int end = low;
        while (end < d.length - 1 && Math.abs(e[end]) > Math.ulp(Math.abs(d[end]) + Math.abs(d[end + 1]))) {
            end++;
        }
        return end;
    }

    private static void rotate(double[] d, double[] e, double[] first, int low, int high) {
        double half = (d[low + 1] - d[low]) / (2 * e[low]);
        double shift = d[high] - d[low] + e[low] / (half + Math.copySign(Math.hypot(half, 1), half));
        double sine = 1;
        double cosine = 1;
        double moved = 0;
        for (int i = high - 1; i >= low; i--) {
            double outer = sine * e[i];
            double inner = cosine * e[i];
            double length = Math.hypot(outer, shift);
            e[i + 1] = length;
            if (length == 0) {
                d[i + 1] -= moved;
                e[high] = 0;
                return;
            }
            sine = outer / length;
            cosine = shift / length;
            double less = d[i + 1] - moved;
            double turned = (d[i] - less) * sine + 2 * cosine * inner;
            moved = sine * turned;
            d[i + 1] = less + moved;
            shift = cosine * turned - inner;
            double component = first[i + 1];
            first[i + 1] = sine * first[i] + cosine * component;
            first[i] = cosine * first[i] - sine * component;
        }
        d[low] -= moved;
        e[low] = shift;
        e[high] = 0;
    }
}
