package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;

/** The kernels on vectors. */
public final class VectorKernels implements Kernels {

    /** Their scratch arrays belong to threads, so that one is enough. */
    public static final VectorKernels INSTANCE = new VectorKernels();

    private final FloatKernels floats = new VectorFloatKernels();
    private final DoubleKernels doubles = new VectorDoubleKernels();

    private VectorKernels() {}

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
        return "Vector API, " + FloatTiles.SPECIES.vectorBitSize() + " bits";
    }
}
