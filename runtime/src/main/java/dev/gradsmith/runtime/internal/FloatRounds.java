package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;

/** Warm-up of the kernels for floats. */
final class FloatRounds implements KernelRounds<FloatKernels> {
    private static final int[] LENGTHS = {200, 37, 64};
    private static final int LARGEST = 64 * 256;

    private final float[] left = new float[LARGEST];
    private final float[] right = new float[LARGEST];
    private final float[] result = new float[LARGEST];

    @Override
    public FloatKernels of(Kernels kernels) {
        return kernels.floats();
    }

    @Override
    public void run(KernelName kernel, int sizeClass, FloatKernels kernels) {
        switch (kernel) {
            case MULTIPLY, MULTIPLY_RIGHT_TRANSPOSED, MULTIPLY_LEFT_TRANSPOSED, ADD_LEFT_TRANSPOSED ->
                products(kernel, SizeClass.products(sizeClass), kernels);
            case MULTIPLY_VECTOR, MULTIPLY_TRANSPOSED_VECTOR, ADD_TRANSPOSED_VECTOR, ADD_OUTER ->
                matrices(kernel, SizeClass.matrices(sizeClass), kernels);
            case DOT, ADD, MULTIPLY_BY_STEP -> arrays(kernel, kernels);
            case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> functions(kernel, kernels);
        }
    }

    private void products(KernelName kernel, int[][] all, FloatKernels kernels) {
        for (int[] sizes : all) {
            product(kernel, kernels, sizes[0], sizes[1], sizes[2]);
        }
    }

    private void matrices(KernelName kernel, int[][] all, FloatKernels kernels) {
        for (int[] sizes : all) {
            matrix(kernel, kernels, sizes[0], sizes[1], 0);
            // One that ends with its array: kernels read no vector beyond that.
            matrix(kernel, kernels, sizes[0], sizes[1], LARGEST - sizes[0] * sizes[1]);
        }
    }

    private void arrays(KernelName kernel, FloatKernels kernels) {
        for (int length : LENGTHS) {
            array(kernel, kernels, length);
        }
    }

    private void functions(KernelName kernel, FloatKernels kernels) {
        for (int length : LENGTHS) {
            function(kernel, kernels, length);
        }
    }

    private void product(KernelName kernel, FloatKernels kernels, int rows, int inner, int columns) {
        switch (kernel) {
            case MULTIPLY -> kernels.multiply(rows, inner, columns, left, 0, right, 0, result, 0);
            case MULTIPLY_RIGHT_TRANSPOSED ->
                kernels.multiplyRightTransposed(rows, inner, columns, left, 0, right, 0, result, 0);
            case MULTIPLY_LEFT_TRANSPOSED, ADD_LEFT_TRANSPOSED -> {
                // Sums begin in one tile and go on in another, in both: of a long inner dimension, and of several
                // blocks of rows.
                kernels.multiplyLeftTransposed(rows, inner, columns, left, 0, right, 0, result, 0);
                kernels.addLeftTransposed(rows, inner, columns, left, 0, right, 0, result, 0);
            }
            default -> throw new IllegalArgumentException(kernel.toString());
        }
    }

    private void matrix(KernelName kernel, FloatKernels kernels, int rows, int columns, int at) {
        switch (kernel) {
            case MULTIPLY_VECTOR -> kernels.multiplyVector(rows, columns, left, at, right, 0, result, 0);
            case MULTIPLY_TRANSPOSED_VECTOR ->
                kernels.multiplyTransposedVector(rows, columns, left, at, right, 0, result, 0);
            case ADD_TRANSPOSED_VECTOR -> kernels.addTransposedVector(rows, columns, left, at, right, 0, result, 0);
            case ADD_OUTER -> kernels.addOuter(rows, columns, left, 0, right, 0, result, 0);
            default -> throw new IllegalArgumentException(kernel.toString());
        }
    }

    private void array(KernelName kernel, FloatKernels kernels, int length) {
        switch (kernel) {
            case DOT -> result[0] = kernels.dot(length, left, 0, right, 0);
            case ADD -> kernels.add(length, left, 0, result, 0);
            case MULTIPLY_BY_STEP -> kernels.multiplyByStep(length, left, 0, right, 0, result, 0);
            default -> throw new IllegalArgumentException(kernel.toString());
        }
    }

    private void function(KernelName kernel, FloatKernels kernels, int length) {
        switch (kernel) {
            case EXP -> kernels.exp(length, left, 0, result, 0);
            case EXPM1 -> kernels.expm1(length, left, 0, result, 0);
            case LOG -> kernels.log(length, left, 0, result, 0);
            case LOG1P -> kernels.log1p(length, left, 0, result, 0);
            case TANH -> kernels.tanh(length, left, 0, result, 0);
            case SIGMOID -> kernels.sigmoid(length, left, 0, result, 0);
            case SOFTPLUS -> kernels.softplus(length, left, 0, result, 0);
            default -> throw new IllegalArgumentException(kernel.toString());
        }
    }
}
