package dev.gradsmith.benchmarks;

import java.util.concurrent.TimeUnit;
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

/** The products of {@link ProductBenchmark} by OpenBLAS, and the limit that is the processor's rate of fused multiply-adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ProductPeersInC {
    /** As that of {@link ProductBenchmark}. */
    @Param({"64x256x784", "784'x256x64", "64x784x256'", "64x10x256", "1024x1024x1024"})
    public String product = "64x10x256";

    /** Threads that OpenBLAS may use. */
    @Param({"1", "2"})
    public int threads;

    private Product sizes = Product.parse(product);
    private float[] left = {};
    private float[] right = {};
    private float[] result = {};

    @Setup
    public void setUp() {
        sizes = Product.parse(product);
        left = sizes.left();
        right = sizes.right();
        result = new float[sizes.rows() * sizes.columns()];
        InC.useOpenBlas(threads);
    }

    @Benchmark
    public float[] openBlas(ProductBenchmark.Work work) {
        work.flops += sizes.operations();
        InC.blasMultiply(
                sizes.rows(),
                sizes.columns(),
                sizes.inner(),
                left,
                sizes.leftTransposed(),
                right,
                sizes.rightTransposed(),
                result);
        return result;
    }

    /** In registers alone, whatever the product. */
    @Benchmark
    @Warmup(iterations = 1, time = 100, timeUnit = TimeUnit.MILLISECONDS)
    public void fusedMultiplyAdds(ProductBenchmark.Work work) {
        work.flops += InC.multiplyAdd(1_000_000, threads);
    }
}
