package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.FastestKernels;
import dev.gradsmith.runtime.internal.PlainKernels;

/**
 * The numeric kernels a model computes with: the seam at which faster ones can be put in. Implementations are thread-safe, and all give the
 * same bits.
 */
public interface Kernels {

    /** Those for {@code float}. */
    FloatKernels floats();

    /** Those for {@code double}. */
    DoubleKernels doubles();

    /** Kernels in plain Java, which need nothing but the JDK's own compiler to be quick; all others are tested against these. */
    static Kernels plain() {
        return PlainKernels.INSTANCE;
    }

    /**
     * The fastest there are: those of a {@link KernelsProvider} if one is on the class path and its module was asked for, else the plain ones.
     *
     * <p>Work starts with the plain ones. A kernel that has had enough to do is warmed up on another thread, and takes over when it is found
     * to be faster; that cannot be seen in results. Which kernels are used is logged once, when the first of them has had enough to do.
     */
    static Kernels fastest() {
        return FastestKernels.INSTANCE;
    }
}
