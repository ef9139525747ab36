package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.KernelsProvider;
import dev.gradsmith.runtime.internal.FusedMultiplyAdd;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** Offers the kernels on vectors to the runtime. */
public final class VectorKernelsProvider implements KernelsProvider {

    @Override
    public String requiredModule() {
        return "jdk.incubator.vector";
    }

    /** None without fused multiply-add, which the Vector API would compute in decimals, nor for vectors longer than sums have parts. */
    @Override
    public Optional<Kernels> kernels() {
        int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return FusedMultiplyAdd.QUICK && bits >= 128 && bits <= 512
                ? Optional.of(VectorKernels.INSTANCE)
                : Optional.empty();
    }
}
