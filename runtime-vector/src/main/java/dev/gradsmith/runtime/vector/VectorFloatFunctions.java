package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.internal.PlainFloatFunctions;
import jdk.incubator.vector.FloatVector;

/**
 * Functions of the elements of {@code float} arrays on vectors. The last vector overlaps the one before it. It is computed first, since the
 * result may take the place of the argument, and stored last; so no element is left for scalars, unless there is no whole vector.
 *
 * <p>Each has a loop of its own, for HotSpot to compile it with its function.
 */
class VectorFloatFunctions implements FloatFunctions {
    private static final int LANES = FloatTiles.LANES;

    private final FloatFunctions few = new PlainFloatFunctions();

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(FloatTiles.SPECIES, x, at);
    }

    @Override
    public final void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.exp(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.exp(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.exp(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.expm1(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.expm1(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.expm1(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.log(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.log(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.log(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.log1p(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.log1p(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.log1p(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.tanh(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.tanh(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.tanh(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.sigmoid(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.sigmoid(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.sigmoid(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }

    @Override
    public final void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int last = length - LANES;
        if (last < 0) {
            few.softplus(length, x, xOffset, y, yOffset);
            return;
        }
        FloatVector end = FloatLanes.softplus(load(x, xOffset + last));
        for (int i = 0; i < last; i += LANES) {
            FloatLanes.softplus(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        end.intoArray(y, yOffset + last);
    }
}
