package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.PlainKernels;

/** The numeric kernels a model computes with: the seam at which faster ones can be put in. Implementations are thread-safe. */
public interface Kernels {

    /** Those for {@code float}. */
    FloatKernels floats();

    /** Those for {@code double}. */
    DoubleKernels doubles();

    /** Kernels in plain Java, which need nothing but the JDK's own compiler to be quick; all others are tested against these. */
    static Kernels plain() {
        return PlainKernels.INSTANCE;
    }
}
