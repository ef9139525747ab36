package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
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

/** The step of {@link NetworkStepBenchmark} by other engines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class NetworkStepPeers {
    /** Whose step. */
    @Param({"PyTorch", "MXNet"})
    public String engine;

    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private Djl peer;
    private NDArray pictures;
    private NDArray digits;

    /** The network 784-256-256-10. */
    static Djl network(String engine, int batch) {
        SequentialBlock layers = new SequentialBlock()
                .add(Linear.builder().setUnits(256).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(256).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(10).build());
        return new Djl(engine, layers, new Shape(batch, 784), Loss.softmaxCrossEntropyLoss(), 0.1f);
    }

    @Setup
    public void setUp() {
        Djl.useThreads(threads);
        peer = network(engine, batch);
        pictures = peer.array(Numbers.gaussian(batch * 784, 1), new Shape(batch, 784));
        digits = peer.array(Numbers.labels(batch, 10, 2));
    }

    @Benchmark
    public float step() {
        return peer.step(pictures, digits);
    }
}
