package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleFunctions;

/**
 * Functions of the elements of {@code double} arrays in plain Java: block by block through {@link DoubleBlock}, or number by number where there
 * are few.
 */
public class PlainDoubleFunctions implements DoubleFunctions {

    /** Below that, loops over blocks take longer. */
    private static final int FEW = 24;

    /** Scratch arrays belong to a thread. */
    private static final ThreadLocal<DoubleBlock> BLOCKS = ThreadLocal.withInitial(DoubleBlock::new);

    @Override
    public void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleExp.of(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.exp(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleExpm1.of(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.expm1(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleLog.of(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.log(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleLog.ofOnePlus(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.log1p(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleTanh.of(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.tanh(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleSigmoid.of(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.sigmoid(count);
            block.store(count, y, yOffset + from);
        }
    }

    @Override
    public void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        if (length < FEW) {
            for (int i = 0; i < length; i++) {
                y[yOffset + i] = DoubleSigmoid.softplus(x[xOffset + i]);
            }
            return;
        }
        DoubleBlock block = BLOCKS.get();
        for (int from = 0; from < length; from += DoubleBlock.SIZE) {
            int count = block.load(length - from, x, xOffset + from);
            block.softplus(count);
            block.store(count, y, yOffset + from);
        }
    }
}
