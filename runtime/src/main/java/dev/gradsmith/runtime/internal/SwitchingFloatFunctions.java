package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.FloatKernels;

/** Functions of the elements of {@code float} arrays, of which each has a switch of its own. */
abstract class SwitchingFloatFunctions implements FloatFunctions {

    /** Multiply-adds for an element, about, by which the others' work is counted. */
    static final long WORK = 20;

    private final KernelSwitch<FloatKernels> exp;
    private final KernelSwitch<FloatKernels> expm1;
    private final KernelSwitch<FloatKernels> log;
    private final KernelSwitch<FloatKernels> log1p;
    private final KernelSwitch<FloatKernels> tanh;
    private final KernelSwitch<FloatKernels> sigmoid;
    private final KernelSwitch<FloatKernels> softplus;

    SwitchingFloatFunctions(FloatRounds rounds, WarmUp warmUp) {
        exp = new KernelSwitch<>(KernelName.EXP, rounds, warmUp);
        expm1 = new KernelSwitch<>(KernelName.EXPM1, rounds, warmUp);
        log = new KernelSwitch<>(KernelName.LOG, rounds, warmUp);
        log1p = new KernelSwitch<>(KernelName.LOG1P, rounds, warmUp);
        tanh = new KernelSwitch<>(KernelName.TANH, rounds, warmUp);
        sigmoid = new KernelSwitch<>(KernelName.SIGMOID, rounds, warmUp);
        softplus = new KernelSwitch<>(KernelName.SOFTPLUS, rounds, warmUp);
    }

    @Override
    public void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        exp.choose(SizeClass.ARRAY, WORK * length).exp(length, x, xOffset, y, yOffset);
    }

    @Override
    public void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        expm1.choose(SizeClass.ARRAY, WORK * length).expm1(length, x, xOffset, y, yOffset);
    }

    @Override
    public void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        log.choose(SizeClass.ARRAY, WORK * length).log(length, x, xOffset, y, yOffset);
    }

    @Override
    public void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        log1p.choose(SizeClass.ARRAY, WORK * length).log1p(length, x, xOffset, y, yOffset);
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        tanh.choose(SizeClass.ARRAY, WORK * length).tanh(length, x, xOffset, y, yOffset);
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        sigmoid.choose(SizeClass.ARRAY, WORK * length).sigmoid(length, x, xOffset, y, yOffset);
    }

    @Override
    public void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        softplus.choose(SizeClass.ARRAY, WORK * length).softplus(length, x, xOffset, y, yOffset);
    }
}
