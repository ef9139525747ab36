package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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

/** The step of {@link TutorialStepBenchmark} by other engines, MXNet among them, in which the tutorial is written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class TutorialStepPeers {
    /** Whose step. */
    @Param({"PyTorch", "MXNet"})
    public String engine;

    private Djl peer;
    private NDArray features;
    private NDArray observed;

    /** The mean of squares, of which the library would take the half by default. */
    static Djl regression(String engine, float rate) {
        return new Djl(engine, Linear.builder().setUnits(1).build(), new Shape(4, 2), Loss.l2Loss("squares", 1), rate);
    }

    @Setup
    public void setUp() {
        Djl.useThreads(1);
        peer = regression(engine, 1e-4f);
        features = peer.array(Numbers.gaussian(8, 1), new Shape(4, 2));
        observed = peer.array(Numbers.gaussian(4, 2), new Shape(4, 1));
    }

    @Benchmark
    public float step() {
        return peer.step(features, observed);
    }
}
