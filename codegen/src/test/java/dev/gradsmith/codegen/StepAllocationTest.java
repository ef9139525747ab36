package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.vector.VectorKernels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step of every model of the zoo allocates nothing, with either set of kernels. */
class StepAllocationTest {
    private static final Path ZOO = Path.of("../examples/src/main/grad/dev/gradsmith/examples/zoo");
    private static final int STEPS = 50;

    /** On vectors, steps allocate until HotSpot's C2 has compiled them; a machine may be busy. */
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Reals reals = new Reals(Precision.FLOAT);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    static Set<String> models() throws IOException {
        return ZooReferenceTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNothingInPlainJava(String name) throws IOException {
        assertNothingAllocated(name, Kernels.plain());
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNothingOnVectors(String name) throws IOException {
        assertNothingAllocated(name, VectorKernels.INSTANCE);
    }

    private void assertNothingAllocated(String name, Kernels kernels) throws IOException {
        String text = Files.readString(ZOO.resolve(name + ".grad")).replaceAll("(?m)^precision .*$", "");
        CompiledModel compiled = CompiledModel.of(name, reals.declaration() + text, folder);
        ZooReference reference = ZooReference.of(name);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("execution", Execution.sequential().withKernels(kernels));
        GeneratedObject trainer = GeneratedObject.trainerOf(compiled.trainer(), reference.build(builder, reals));
        Runnable step = TrainerSteps.of(compiled, name, trainer.value(), reference.data(reals));

        assertThat(leastAllocated(step)).isZero();
    }

    /** The bytes of some steps, as soon as that is none: what a step itself allocates, it allocates each time. */
    private long leastAllocated(Runnable step) {
        long start = System.nanoTime();
        long least = Long.MAX_VALUE;
        while (least > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
            least = Math.min(least, allocated(step));
        }
        return least;
    }

    private long allocated(Runnable step) {
        long thread = Thread.currentThread().getId();
        // What the count itself allocates is the same with no step between.
        long idle = -threads.getThreadAllocatedBytes(thread) + threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < STEPS; i++) {
            step.run();
        }
        return threads.getThreadAllocatedBytes(thread) - before - idle;
    }
}
