package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.RandomStream;
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
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 5, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
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
    private String product = "64x10x256";

    @Param({"plain", "vector"})
    private String kernels = "plain";

    private FloatKernels floats = Kernels.plain().floats();
    private int rows;
    private int columns;
    private int inner;
    private float[] left = {};
    private float[] right = {};
    private float[] result = {};

    /** Fills the factors. */
    @Setup
    public void setUp() {
        floats = (kernels.equals("plain") ? Kernels.plain() : VectorKernels.INSTANCE).floats();
        String[] sizes = product.replace("'", "").split("x", -1);
        rows = Integer.parseInt(sizes[0]);
        columns = Integer.parseInt(sizes[1]);
        inner = Integer.parseInt(sizes[2]);
        RandomStream random = new RandomStream(1);
        left = normal(rows * inner, random);
        right = normal(inner * columns, random);
        result = new float[rows * columns];
    }

    private static float[] normal(int length, RandomStream random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Benchmark
    public float[] multiply(Work work) {
        work.flops += 2L * rows * columns * inner;
        if (product.endsWith("'")) {
            floats.multiplyRightTransposed(rows, inner, columns, left, 0, right, 0, result, 0);
        } else if (product.contains("'")) {
            floats.multiplyLeftTransposed(rows, inner, columns, left, 0, right, 0, result, 0);
        } else {
            floats.multiply(rows, inner, columns, left, 0, right, 0, result, 0);
        }
        return result;
    }
}
