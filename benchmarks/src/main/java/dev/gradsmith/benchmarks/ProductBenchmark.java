package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.SumsFrom;
import dev.gradsmith.runtime.vector.VectorKernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The matrix products of a training step of a network 784-256-256-10 on batches of 64, and a large one; in GFLOP/s, which is what the
 * counter {@code flops} shows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 7, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ProductBenchmark {

    /** What a call does, added up for the rate. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        /** Multiplications and additions. */
        public long flops;
    }

    /** A product as {@code rows x columns x inner}, with a prime where a factor is transposed. */
    @Param({"64x256x784", "784'x256x64", "64x784x256'", "64x10x256", "1024x1024x1024"})
    public String product = "64x10x256";

    /** Threads that share its rows. */
    @Param({"1", "2"})
    public int threads;

    private Product sizes = Product.parse(product);
    private Execution execution = Execution.sequential();
    private float[] left = {};
    private float[] right = {};
    private float[] result = {};
    private final Execution.Task vectorRows = (task, worker) -> multiplyRows(VectorKernels.INSTANCE.floats(), task);
    private final Execution.Task plainRows =
            (task, worker) -> multiplyRows(Kernels.plain().floats(), task);

    /** Fills the factors. */
    @Setup
    public void setUp() {
        sizes = Product.parse(product);
        execution = Execution.threads(threads);
        left = sizes.left();
        right = sizes.right();
        result = new float[sizes.rows() * sizes.columns()];
    }

    /** A thread's share of the rows of the result, as generated code shares them. */
    private void multiplyRows(FloatKernels floats, int task) {
        int inner = sizes.inner();
        int columns = sizes.columns();
        int from = sizes.rows() * task / threads;
        int to = sizes.rows() * (task + 1) / threads;
        if (sizes.leftTransposed()) {
            floats.addRowsOfLeftTransposed(
                    SumsFrom.ZERO, from, to, sizes.rows(), inner, columns, left, 0, right, 0, result, 0);
            return;
        }
        if (sizes.rightTransposed()) {
            floats.multiplyRightTransposed(
                    to - from, inner, columns, left, from * inner, right, 0, result, from * columns);
            return;
        }
        floats.multiply(to - from, inner, columns, left, from * inner, right, 0, result, from * columns);
    }

    @Benchmark
    public float[] gradsmith(Work work) {
        return multiply(vectorRows, work);
    }

    /** Without the Vector API. */
    @Benchmark
    public float[] plainKernels(Work work) {
        return multiply(plainRows, work);
    }

    private float[] multiply(Execution.Task rows, Work work) {
        work.flops += sizes.operations();
        execution.run(threads, rows);
        return result;
    }
}
