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

/** The first steps of {@link WarmUpBenchmark} by another engine, with the loading of its library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
@SuppressWarnings("NullAway.Init")
public class WarmUpPeers {
    private static final int BATCH = 64;

    /** Whose steps. */
    @Param("PyTorch")
    public String engine;

    /** How many. */
    @Param({"1", "20", "100", "1000"})
    public int steps;

    private float[] pictures = {};
    private int[] digits = {};

    @Setup
    public void setUp() {
        pictures = Numbers.gaussian(BATCH * 784, 1);
        digits = Numbers.labels(BATCH, 10, 2);
    }

    @Benchmark
    public float step() {
        Djl.useThreads(1);
        Djl peer = NetworkStepPeers.network(engine, BATCH);
        NDArray x = peer.array(pictures, new Shape(BATCH, 784));
        NDArray t = peer.array(digits);
        float loss = 0;
        for (int i = 0; i < steps; i++) {
            loss = peer.step(x, t);
        }
        peer.close();
        return loss;
    }
}
