package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.KernelsProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a provider offers, and what the log says of it.
 *
 * @param kernels the kernels that may take over from the plain ones; empty if there are none
 * @param message which kernels are used, and how to get the others
 */
record ProvidedKernels(Optional<Kernels> kernels, String message) {
    private static final String PLAIN = "Matrix products and functions of arrays are computed in plain Java. ";
    private static final String LIBRARY = "dev.gradsmith:gradsmith-runtime-vector";
    private static final String MODULE = "jdk.incubator.vector";

    /** Those of the first provider on the class path. */
    static ProvidedKernels find() {
        ClassLoader loader = KernelsProvider.class.getClassLoader();
        Optional<KernelsProvider> provider =
                ServiceLoader.load(KernelsProvider.class, loader).findFirst();
        return provider.map(ProvidedKernels::of)
                .orElseGet(() -> none("For vector instructions, put " + LIBRARY
                        + " on the class path and start java with --add-modules " + MODULE + "."));
    }

    private static ProvidedKernels of(KernelsProvider provider) {
        String start = "start java with" + (isResolved(provider.requiredModule()) ? "out" : "") + " --add-modules "
                + provider.requiredModule();
        if (!isResolved(provider.requiredModule())) {
            return none("For vector instructions, " + start + ".");
        }
        Optional<Kernels> kernels = provider.kernels();
        if (kernels.isEmpty()) {
            return none("Vector instructions of this processor would not be faster.");
        }
        String message = "Matrix products and functions of arrays are computed by the " + kernels.get()
                + ", once warm. For plain Java, " + start + "; results are the same.";
        return new ProvidedKernels(kernels, message);
    }

    private static boolean isResolved(String module) {
        return ModuleLayer.boot().findModule(module).isPresent();
    }

    private static ProvidedKernels none(String reason) {
        return new ProvidedKernels(Optional.empty(), PLAIN + reason);
    }
}
