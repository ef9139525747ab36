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

/** A step of every model of the zoo allocates nothing, with either set of kernels, in either precision, on one thread or two. */
class StepAllocationTest {
    private static final Path ZOO = Path.of("../examples/src/main/grad/dev/gradsmith/examples/zoo");
    private static final int STEPS = 50;

    /** On vectors, steps allocate until HotSpot's C2 has compiled them; a machine may be busy. */
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static final Reals FLOATS = new Reals(Precision.FLOAT);
    private static final Reals DOUBLES = new Reals(Precision.DOUBLE);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    static Set<String> models() throws IOException {
        return ZooReferenceTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNothingInPlainJava(String name) throws IOException {
        Execution execution = Execution.sequential().withKernels(Kernels.plain());
        assertNothingAllocated(name, FLOATS, execution, data(name, FLOATS));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNothingOnVectors(String name) throws IOException {
        Execution execution = Execution.sequential().withKernels(VectorKernels.INSTANCE);
        assertNothingAllocated(name, FLOATS, execution, data(name, FLOATS));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNothingInDoublePrecision(String name) throws IOException {
        Execution execution = Execution.sequential().withKernels(Kernels.plain());
        assertNothingAllocated(name, DOUBLES, execution, data(name, DOUBLES));
    }

    /** The workers count, too. */
    @ParameterizedTest
    @MethodSource("models")
    void isNothingWhereThreadsShareTheRows(String name) throws IOException {
        Execution execution = Execution.threads(2).withKernels(Kernels.plain());
        assertNothingAllocated(name, FLOATS, execution, ManyRows.of(name, data(name, FLOATS)));
    }

    private static Object[] data(String name, Reals reals) throws IOException {
        return ZooReference.of(name).data(reals);
    }

    private void assertNothingAllocated(String name, Reals reals, Execution execution, Object... data)
            throws IOException {
        String text = Files.readString(ZOO.resolve(name + ".grad")).replaceAll("(?m)^precision .*$", "");
        CompiledModel compiled = CompiledModel.of(name, reals.declaration() + text, folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("execution", execution);
        GeneratedObject model = ZooReference.of(name).build(builder, reals);
        GeneratedObject trainer = GeneratedObject.trainerOf(compiled.trainer(), model);
        Runnable step = TrainerSteps.of(compiled, name, trainer.value(), data);
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        step.run();
        long[] ids = idsOfThisAndWorkers(others);

        assertThat(ids).hasSize(name.equals("LotkaVolterra") ? 1 : execution.workers());
        assertThat(leastAllocated(step, ids)).isZero();
    }

    /** The bytes of some steps, as soon as that is none: what a step itself allocates, it allocates each time. */
    private long leastAllocated(Runnable step, long... ids) {
        long start = System.nanoTime();
        long least = Long.MAX_VALUE;
        while (least > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
            least = Math.min(least, allocated(step, ids));
        }
        return least;
    }

    private long allocated(Runnable step, long... ids) {
        // What the count itself allocates is the same with no step between.
        long idle = -bytes(ids) + bytes(ids);
        long before = bytes(ids);
        for (int i = 0; i < STEPS; i++) {
            step.run();
        }
        return bytes(ids) - before - idle;
    }

    private long bytes(long... ids) {
        long sum = 0;
        for (long id : ids) {
            sum += threads.getThreadAllocatedBytes(id);
        }
        return sum;
    }

    /** Of this thread and the workers that the first step has started. */
    private static long[] idsOfThisAndWorkers(Set<Thread> others) {
        Thread current = Thread.currentThread();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread == current
                        || (thread.getName().startsWith("gradsmith-worker") && !others.contains(thread)))
                .mapToLong(Thread::getId)
                .toArray();
    }
}
