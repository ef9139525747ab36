package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.SumsFrom;

/** {@code float} kernels of which each has a switch of its own. */
final class SwitchingFloatKernels extends SwitchingFloatFunctions implements FloatKernels {
    private final KernelSwitch<FloatKernels> multiplyVector;
    private final KernelSwitch<FloatKernels> multiplyTransposedVector;
    private final KernelSwitch<FloatKernels> addTransposedVector;
    private final KernelSwitch<FloatKernels> multiply;
    private final KernelSwitch<FloatKernels> multiplyRightTransposed;
    private final KernelSwitch<FloatKernels> multiplyLeftTransposed;
    private final KernelSwitch<FloatKernels> addLeftTransposed;
    private final KernelSwitch<FloatKernels> dot;
    private final KernelSwitch<FloatKernels> addOuter;
    private final KernelSwitch<FloatKernels> add;
    private final KernelSwitch<FloatKernels> multiplyByStep;

    SwitchingFloatKernels(WarmUp warmUp) {
        this(new FloatRounds(), warmUp);
    }

    private SwitchingFloatKernels(FloatRounds rounds, WarmUp warmUp) {
        super(rounds, warmUp);
        multiplyVector = new KernelSwitch<>(KernelName.MULTIPLY_VECTOR, rounds, warmUp);
        multiplyTransposedVector = new KernelSwitch<>(KernelName.MULTIPLY_TRANSPOSED_VECTOR, rounds, warmUp);
        addTransposedVector = new KernelSwitch<>(KernelName.ADD_TRANSPOSED_VECTOR, rounds, warmUp);
        multiply = new KernelSwitch<>(KernelName.MULTIPLY, rounds, warmUp);
        multiplyRightTransposed = new KernelSwitch<>(KernelName.MULTIPLY_RIGHT_TRANSPOSED, rounds, warmUp);
        multiplyLeftTransposed = new KernelSwitch<>(KernelName.MULTIPLY_LEFT_TRANSPOSED, rounds, warmUp);
        addLeftTransposed = new KernelSwitch<>(KernelName.ADD_LEFT_TRANSPOSED, rounds, warmUp);
        dot = new KernelSwitch<>(KernelName.DOT, rounds, warmUp);
        addOuter = new KernelSwitch<>(KernelName.ADD_OUTER, rounds, warmUp);
        add = new KernelSwitch<>(KernelName.ADD, rounds, warmUp);
        multiplyByStep = new KernelSwitch<>(KernelName.MULTIPLY_BY_STEP, rounds, warmUp);
    }

    @Override
    public void multiplyVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        multiplyVector
                .choose(SizeClass.ofMatrix(columns), (long) rows * columns)
                .multiplyVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void multiplyTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        multiplyTransposedVector
                .choose(SizeClass.ofMatrix(columns), (long) rows * columns)
                .multiplyTransposedVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void addTransposedVector(
            int rows, int columns, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        addTransposedVector
                .choose(SizeClass.ofMatrix(columns), (long) rows * columns)
                .addTransposedVector(rows, columns, a, aOffset, x, xOffset, y, yOffset);
    }

    @Override
    public void multiply(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        multiply.choose(SizeClass.ofProduct(rows, columns), (long) rows * inner * columns)
                .multiply(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public void multiplyRightTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        multiplyRightTransposed
                .choose(SizeClass.ofProduct(rows, columns), (long) rows * inner * columns)
                .multiplyRightTransposed(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public void multiplyLeftTransposed(
            int rows, int inner, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        multiplyLeftTransposed
                .choose(SizeClass.ofProduct(rows, columns), (long) rows * inner * columns)
                .multiplyLeftTransposed(rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public void addRowsOfLeftTransposed(
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
            int cOffset) {
        addLeftTransposed
                .choose(SizeClass.ofProduct(to - from, columns), (long) (to - from) * inner * columns)
                .addRowsOfLeftTransposed(start, from, to, rows, inner, columns, a, aOffset, b, bOffset, c, cOffset);
    }

    @Override
    public float dot(int length, float[] x, int xOffset, float[] y, int yOffset) {
        return dot.choose(SizeClass.ARRAY, length).dot(length, x, xOffset, y, yOffset);
    }

    @Override
    public void addOuter(
            int rows, int columns, float[] x, int xOffset, float[] y, int yOffset, float[] c, int cOffset) {
        addOuter.choose(SizeClass.ofMatrix(columns), (long) rows * columns)
                .addOuter(rows, columns, x, xOffset, y, yOffset, c, cOffset);
    }

    @Override
    public void add(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        add.choose(SizeClass.ARRAY, length).add(length, from, fromOffset, to, toOffset);
    }

    @Override
    public void multiplyByStep(int length, float[] a, int aOffset, float[] x, int xOffset, float[] y, int yOffset) {
        multiplyByStep.choose(SizeClass.ARRAY, length).multiplyByStep(length, a, aOffset, x, xOffset, y, yOffset);
    }
}
