package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.Ones;

/**
 * Products over {@code float} arrays, beside the functions of their elements. Matrices are row-major and dense; each operand starts at its offset. The result never overlaps an
 * operand. Any size may be 0: a sum over nothing is 0. Nothing is allocated once a thread has called each method. Arrays that are too short
 * give an {@link IndexOutOfBoundsException}, after which the result is undefined.
 *
 * <p>All implementations give the same bits, since the order of every sum is fixed. Its step is {@link Math#fma} where the processor has
 * such an instruction, else a product and a sum. An element of A B, A B', A' B, A' x and x y' is a chain: from 0, or from what is added to,
 * in the order of the inner index. An element of A x, and x' y, is made of sixteen partial sums, of which number p is the chain of the indices
 * that leave p when divided by sixteen; these are added in halves, p to p + 8, then p to p + 4, and so on.
 */
public interface FloatKernels extends FloatFunctions {

    /** y = A x, with A[rows, columns], x[columns], y[rows]. */
    void multiplyVector(int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset);

    /** y = A' x, with A[rows, columns], x[rows], y[columns]. */
    void multiplyTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset);

    /** y += A' x, with A[rows, columns], x[rows], y[columns]. */
    void addTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset);

    /** y += A' 1, the sums of the columns: with A[rows, columns], y[columns], in the order of the rows. */
    default void addColumnSums(int rows, int columns, float[] a, int aOffset, float[] y, int yOffset) {
        Ones.addColumnSums(this, rows, columns, a, aOffset, y, yOffset);
    }

    /** C = A B, with A[rows, inner], B[inner, columns], C[rows, columns]. */
    void multiply(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset);

    /** C = A B', with A[rows, inner], B[columns, inner], C[rows, columns]. */
    void multiplyRightTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset);

    /** C = A' B, with A[inner, rows], B[inner, columns], C[rows, columns]. */
    default void multiplyLeftTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        addRowsOfLeftTransposed(SumsFrom.ZERO, 0, rows, rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    /** C += A' B, with A[inner, rows], B[inner, columns], C[rows, columns]. */
    default void addLeftTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        addRowsOfLeftTransposed(SumsFrom.RESULT, 0, rows, rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    /**
     * The rows of C = A' B or of C += A' B {@code from} one {@code to} before another, with A[inner, rows], B[inner, columns], C[rows, columns].
     *
     * @param start which of the two: what C holds is added to or not
     */
    void addRowsOfLeftTransposed(
            SumsFrom start,
            int from,
            int to,
            int rows,
            int inner,
            int columns,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset);

    /** x' y, both of that length. */
    float dot(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** C += x y', with x[rows], y[columns], C[rows, columns]. */
    void addOuter(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset, float[] c, int cOffset);

    /** to += from, both of that length. */
    void add(int length, float[] from, int fromOffset, float[] to, int toOffset);

    /** y = a .* where(x &gt; 0, 1, 0), all of that length; y may be a. */
    void multiplyByStep(int length, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset);
}
