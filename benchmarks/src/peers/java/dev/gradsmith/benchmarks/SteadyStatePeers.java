package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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

/** The way of {@link SteadyStateBenchmark} by another engine, with the loading of its library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 1)
@Fork(5)
public class SteadyStatePeers {
    /** Whose steps. */
    @Param("PyTorch")
    public String engine = "PyTorch";

    private float[] pictures = {};
    private int[] digits = {};

    @Setup
    public void setUp() {
        pictures = Numbers.gaussian(SteadyStateBenchmark.BATCH * 784, 1);
        digits = Numbers.labels(SteadyStateBenchmark.BATCH, 10, 2);
    }

    @Benchmark
    public void step(SteadyStateBenchmark.Found found) {
        long start = System.nanoTime();
        Djl.useThreads(1);
        Djl peer = NetworkStepPeers.network(engine, SteadyStateBenchmark.BATCH);
        NDArray x = peer.array(pictures, new Shape(SteadyStateBenchmark.BATCH, 784));
        NDArray t = peer.array(digits);
        found.steadyMillis = SteadyState.millisUntil(() -> peer.step(x, t), start, SteadyStateBenchmark.SECONDS);
        peer.close();
    }
}
