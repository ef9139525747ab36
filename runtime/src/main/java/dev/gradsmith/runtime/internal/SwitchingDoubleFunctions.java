package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleFunctions;
import dev.gradsmith.runtime.DoubleKernels;

/** Functions of the elements of {@code double} arrays, of which each has a switch of its own. */
abstract class SwitchingDoubleFunctions implements DoubleFunctions {

    /** Multiply-adds for an element, about, by which the others' work is counted. */
    static final long WORK = 20;

    private final KernelSwitch<DoubleKernels> exp;
    private final KernelSwitch<DoubleKernels> expm1;
    private final KernelSwitch<DoubleKernels> log;
    private final KernelSwitch<DoubleKernels> log1p;
    private final KernelSwitch<DoubleKernels> tanh;
    private final KernelSwitch<DoubleKernels> sigmoid;
    private final KernelSwitch<DoubleKernels> softplus;

    SwitchingDoubleFunctions(DoubleRounds rounds, WarmUp warmUp) {
        exp = new KernelSwitch<>(KernelName.EXP, rounds, warmUp);
        expm1 = new KernelSwitch<>(KernelName.EXPM1, rounds, warmUp);
        log = new KernelSwitch<>(KernelName.LOG, rounds, warmUp);
        log1p = new KernelSwitch<>(KernelName.LOG1P, rounds, warmUp);
        tanh = new KernelSwitch<>(KernelName.TANH, rounds, warmUp);
        sigmoid = new KernelSwitch<>(KernelName.SIGMOID, rounds, warmUp);
        softplus = new KernelSwitch<>(KernelName.SOFTPLUS, rounds, warmUp);
    }

    @Override
    public void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        exp.choose(SizeClass.ARRAY, WORK * length).exp(length, x, xOffset, y, yOffset);
    }

    @Override
    public void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        expm1.choose(SizeClass.ARRAY, WORK * length).expm1(length, x, xOffset, y, yOffset);
    }

    @Override
    public void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        log.choose(SizeClass.ARRAY, WORK * length).log(length, x, xOffset, y, yOffset);
    }

    @Override
    public void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        log1p.choose(SizeClass.ARRAY, WORK * length).log1p(length, x, xOffset, y, yOffset);
    }

    @Override
    public void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        tanh.choose(SizeClass.ARRAY, WORK * length).tanh(length, x, xOffset, y, yOffset);
    }

    @Override
    public void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        sigmoid.choose(SizeClass.ARRAY, WORK * length).sigmoid(length, x, xOffset, y, yOffset);
    }

    @Override
    public void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        softplus.choose(SizeClass.ARRAY, WORK * length).softplus(length, x, xOffset, y, yOffset);
    }
}
