package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.internal.PlainFloatFunctions;

/** Functions of the elements of {@code float} arrays: on vectors as far as there are whole ones, and the few elements left in plain Java. */
class VectorFloatFunctions implements FloatFunctions {
    private final FloatFunctions few = new PlainFloatFunctions();

    @Override
    public final void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.EXP.apply(length, x, xOffset, y, yOffset);
        few.exp(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.EXPM1.apply(length, x, xOffset, y, yOffset);
        few.expm1(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.LOG.apply(length, x, xOffset, y, yOffset);
        few.log(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.LOG1P.apply(length, x, xOffset, y, yOffset);
        few.log1p(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.TANH.apply(length, x, xOffset, y, yOffset);
        few.tanh(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.SIGMOID.apply(length, x, xOffset, y, yOffset);
        few.sigmoid(length - done, x, xOffset + done, y, yOffset + done);
    }

    @Override
    public final void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int done = FloatVectorBlock.Function.SOFTPLUS.apply(length, x, xOffset, y, yOffset);
        few.softplus(length - done, x, xOffset + done, y, yOffset + done);
    }
}
