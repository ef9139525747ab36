package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.FloatFunctions;

/**
 * Functions of the elements of {@code float} arrays in plain Java: block by block through {@link FloatBlock}, or number by number where there
 * are few.
 */
public class PlainFloatFunctions implements FloatFunctions {

    /** Below that, loops over blocks take longer. */
    private static final int FEW = 24;

    /** Scratch arrays belong to a thread. */
    private static final ThreadLocal<FloatBlock> BLOCKS = ThreadLocal.withInitial(FloatBlock::new);

    @Override
    public void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatExp.of(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.exp(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatExpm1.of(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.expm1(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatLog.of(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.log(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatLog.ofOnePlus(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.log1p(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatTanh.of(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.tanh(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatSigmoid.of(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.sigmoid(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = FloatSigmoid.softplus(x[xOffset + i]);
            }
            return;
        }
        FloatBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += FloatBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.softplus(count);
            block.store(count, y, yOffset + from);
        }
    }
}
