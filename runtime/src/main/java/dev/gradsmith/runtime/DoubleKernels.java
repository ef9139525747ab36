package dev.gradsmith.runtime;

/**
 * Products over {@code double} arrays. Matrices are row-major and dense; each operand starts at its offset. The result never overlaps an
 * operand. Any size may be 0: a sum over nothing is 0. Nothing is allocated. Sums may be taken in any order, the same for the same sizes.
 * Arrays that are too short give an {@link IndexOutOfBoundsException}, after which the result is undefined.
 */
public interface DoubleKernels {

    /** y = A x, with A[rows, columns], x[columns], y[rows]. */
    void multiplyVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset);

    /** y = A' x, with A[rows, columns], x[rows], y[columns]. */
    void multiplyTransposedVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset);

    /** y += A' x, with A[rows, columns], x[rows], y[columns]. */
    void addTransposedVector(
            int rows, int columns, double[] a, int aOffset, double[] x, int xOffset, double[] y, int yOffset);

    /** C = A B, with A[rows, inner], B[inner, columns], C[rows, columns]. */
    void multiply(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset);

    /** C = A B', with A[rows, inner], B[columns, inner], C[rows, columns]. */
    void multiplyRightTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset);

    /** C = A' B, with A[inner, rows], B[inner, columns], C[rows, columns]. */
    void multiplyLeftTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset);

    /** C += A' B, with A[inner, rows], B[inner, columns], C[rows, columns]. */
    void addLeftTransposed(
            int rows,
            int inner,
            int columns,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset);

    /** x' y, both of that length. */
    double dot(int length, double[] x, int xOffset, double[] y, int yOffset);

    /** C += x y', with x[rows], y[columns], C[rows, columns]. */
    void addOuter(int rows, int columns, double[] x, int xOffset, double[] y, int yOffset, double[] c, int cOffset);

    /** to += from, both of that length. */
    void add(int length, double[] from, int fromOffset, double[] to, int toOffset);
}
