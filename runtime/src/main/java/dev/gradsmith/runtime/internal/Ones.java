package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import java.util.Arrays;

/** Sums of columns as products with a vector of ones, which are exact, so that every set of kernels has them. */
public final class Ones {
    private static final int LENGTH = 1024;
    private static final float[] FLOATS = new float[LENGTH];
    private static final double[] DOUBLES = new double[LENGTH];

    static {
        Arrays.fill(FLOATS, 1);
        Arrays.fill(DOUBLES, 1);
    }

    private Ones() {}

    /** y += A' 1, with A[rows, columns], y[columns]. */
    public static void addColumnSums(
            FloatKernels kernels, int rows, int columns, float[] a, int aOffset, float[] y, int yOffset) {
        for (int row = 0; row < rows; row += LENGTH) {
            int some = Math.min(LENGTH, rows - row);
            kernels.addTransposedVector(some, columns, a, aOffset + row * columns, FLOATS, 0, y, yOffset);
        }
    }

    /** y += A' 1, with A[rows, columns], y[columns]. */
    public static void addColumnSums(
            DoubleKernels kernels, int rows, int columns, double[] a, int aOffset, double[] y, int yOffset) {
        for (int row = 0; row < rows; row += LENGTH) {
            int some = Math.min(LENGTH, rows - row);
            kernels.addTransposedVector(some, columns, a, aOffset + row * columns, DOUBLES, 0, y, yOffset);
        }
    }
}
