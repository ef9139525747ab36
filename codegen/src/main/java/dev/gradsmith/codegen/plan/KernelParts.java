package dev.gradsmith.codegen.plan;

import java.util.ArrayList;
import java.util.List;

/** The kernels of a stage, in order, cut into parts that are methods of their own: small enough that the JIT compiles all of them. */
final class KernelParts {
    private static final int MOST_KERNELS = 12;

    private KernelParts() {}

    /** At least one part, which is empty where there is no kernel. */
    static List<List<Kernel>> of(List<Kernel> kernels, CodeSize sizes) {
        List<List<Kernel>> parts = new ArrayList<>();
        List<Kernel> part = new ArrayList<>();
        int size = 0;
        for (Kernel kernel : kernels) {
            int more = kernel.results().stream().mapToInt(sizes::of).sum();
            boolean full = part.size() == MOST_KERNELS || size + more > CodeSize.MOST_IN_METHOD;
            if (full && !part.isEmpty()) {
                parts.add(List.copyOf(part));
                part.clear();
                size = 0;
            }
            part.add(kernel);
            size += more;
        }
        parts.add(List.copyOf(part));
        return parts;
    }
}
