package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
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

/** The epoch of {@link EpochBenchmark} by another engine; its batches are copied into its memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class EpochPeers {
    /** Whose epoch. */
    @Param("PyTorch")
    public String engine;

    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private Clusters data;

    @Setup
    public void setUp() {
        Djl.useThreads(threads);
        data = Clusters.of(EpochBenchmark.EXAMPLES);
    }

    @Benchmark
    public float[] epoch() {
        Djl peer = new Djl(
                engine, NetworkStepPeers.network(), new Shape(batch, 784), Loss.softmaxCrossEntropyLoss(), 0.1f);
        for (int from = 0; from < EpochBenchmark.EXAMPLES; from += batch) {
            try (NDArray x = peer.array(data.pictures(from, from + batch), new Shape(batch, 784));
                    NDArray t = peer.array(data.digits(from, from + batch))) {
                peer.step(x, t);
            }
        }
        try (NDArray all = peer.array(data.pictures(), new Shape(EpochBenchmark.EXAMPLES, 784))) {
            float[] z = peer.predict(all);
            data.check(z);
            return z;
        } finally {
            peer.close();
        }
    }
}
