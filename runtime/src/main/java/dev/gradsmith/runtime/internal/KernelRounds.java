package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;

/**
 * Warm-up of the kernels for one type of element.
 *
 * @param <K> their interface
 */
interface KernelRounds<K> {

    /** Those of them all that are for this type. */
    K of(Kernels kernels);

    /** Calls a kernel with sizes of this {@linkplain SizeClass class} that lead through all its branches: blocks and what is left over beside them, in turn. */
    void run(KernelName kernel, int sizeClass, K kernels);
}
