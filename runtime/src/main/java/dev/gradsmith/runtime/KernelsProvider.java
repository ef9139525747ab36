package dev.gradsmith.runtime;

import java.util.Optional;

/** Offers kernels of another library, which {@link java.util.ServiceLoader} finds on the class path. */
public interface KernelsProvider {

    /** The JDK's module that they need. Unless the program was started with it, nothing else of the provider is called. */
    String requiredModule();

    /** The kernels, which give the bits of the plain ones; empty where the processor has nothing to make them quick. */
    Optional<Kernels> kernels();
}
