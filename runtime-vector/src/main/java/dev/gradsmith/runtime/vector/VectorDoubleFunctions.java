package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.DoubleFunctions;
import dev.gradsmith.runtime.internal.PlainDoubleFunctions;
import jdk.incubator.vector.DoubleVector;

/**
 * Functions of the elements of {@code double} arrays on vectors. The last vector overlaps the one before it. It is computed first, since the
 * result may take the place of the argument, and stored last; so no element is left for scalars, unless there is no whole vector.
 *
 * <p>Each has a loop of its own, for HotSpot to compile it with its function.
 */
class VectorDoubleFunctions implements DoubleFunctions {
    private static final int LANES = DoubleTiles.LANES;

    private final DoubleFunctions few = new PlainDoubleFunctions();

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(DoubleTiles.SPECIES, x, at);
    }

    @Override
    public final void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.exp(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.exp(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.exp(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.expm1(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.expm1(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.expm1(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.log(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.log(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.log(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.log1p(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.log1p(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.log1p(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.tanh(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.tanh(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.tanh(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.sigmoid(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.sigmoid(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.sigmoid(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.softplus(length, x, xOffset, y, yOffset);
            return;
        }
        DoubleVector end = DoubleLanes.softplus(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            DoubleLanes.softplus(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }
}
