package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Kernel;
import java.util.ArrayList;
import java.util.List;

/** The kernels of a stage, in order, cut into parts that are methods of their own: small enough that the JIT compiles all of them. */
final class KernelParts {
    private static final int MOST_KERNELS = 12;

    /** HotSpot does not compile methods of more than 8000 bytes of bytecode, and Java has none of more than 65535. */
    private static final int MOST_RESULTS = 100;

    private KernelParts() {}

    /** At least one part, which is empty where there is no kernel. */
    static List<List<Kernel>> of(List<Kernel> kernels) {
        List<List<Kernel>> parts = new ArrayList<>();
        List<Kernel> part = new ArrayList<>();
        int results = 0;
        for (Kernel kernel : kernels) {
            int more = kernel.results().size();
            boolean full = part.size() == MOST_KERNELS || results + more > MOST_RESULTS;
            if (full && !part.isEmpty()) {
                parts.add(List.copyOf(part));
                part.clear();
                results = 0;
            }
            part.add(kernel);
            results += more;
        }
        parts.add(List.copyOf(part));
        return parts;
    }
}
