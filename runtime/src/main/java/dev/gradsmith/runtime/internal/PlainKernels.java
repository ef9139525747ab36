package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;

/** The kernels in plain Java. */
public final class PlainKernels implements Kernels {

    /** They have no state, so that one is enough. */
    public static final PlainKernels INSTANCE = new PlainKernels();

    private final FloatKernels floats = new PlainFloatKernels();
    private final DoubleKernels doubles = new PlainDoubleKernels();

    private PlainKernels() {}

    @Override
    public FloatKernels floats() {
        return floats;
    }

    @Override
    public DoubleKernels doubles() {
        return doubles;
    }

    @Override
    public String toString() {
        return "plain";
    }
}
