package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.DoubleFunctions;
import dev.gradsmith.runtime.internal.PlainDoubleFunctions;

/** Functions of the elements of {@code double} arrays: on vectors as far as there are whole ones, and the few elements left in plain Java. */
class VectorDoubleFunctions implements DoubleFunctions {
    private final DoubleFunctions few = new PlainDoubleFunctions();

    @Override
    public final void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.EXP.apply(length, x, xOffset, y, yOffset);
        few.exp(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.EXPM1.apply(length, x, xOffset, y, yOffset);
        few.expm1(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.LOG.apply(length, x, xOffset, y, yOffset);
        few.log(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.LOG1P.apply(length, x, xOffset, y, yOffset);
        few.log1p(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.TANH.apply(length, x, xOffset, y, yOffset);
        few.tanh(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.SIGMOID.apply(length, x, xOffset, y, yOffset);
        few.sigmoid(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int done = DoubleVectorBlock.Function.SOFTPLUS.apply(length, x, xOffset, y, yOffset);
        few.softplus(length - done, x, xOffset + done, y, yOffset + done);
    }
}
