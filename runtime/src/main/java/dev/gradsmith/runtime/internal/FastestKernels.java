package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;

/** The plain kernels, each until a provider's is warm. There is one in a JVM, so that a kernel is warmed up once. */
public final class FastestKernels implements Kernels {

    /** Nothing is looked for or started before there is work. */
    public static final FastestKernels INSTANCE = new FastestKernels();

    private final WarmUp warmUp = new WarmUp(ProvidedKernels::find);

    private FastestKernels() {}

    @Override
    public FloatKernels floats() {
        return Floats.INSTANCE;
    }

    @Override
    public DoubleKernels doubles() {
        return Doubles.INSTANCE;
    }

    @Override
    public String toString() {
        return "fastest";
    }

    private static final class Floats {
        private static final FloatKernels INSTANCE = new SwitchingFloatKernels(FastestKernels.INSTANCE.warmUp);
    }

    private static final class Doubles {
        private static final DoubleKernels INSTANCE = new SwitchingDoubleKernels(FastestKernels.INSTANCE.warmUp);
    }
}
