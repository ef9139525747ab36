package dev.gradsmith.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nd4j.autodiff.listeners.records.History;
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

/** The step of {@link NetworkStepBenchmark} by SameDiff. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class NetworkStepPeersInSameDiff {
    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private SameDiffModel model;

    @Setup
    public void setUp() {
        SameDiffModel.useThreads(threads);
        model = SameDiffModel.network(batch, 0.1);
    }

    @Benchmark
    public History sameDiff() {
        return model.step();
    }
}
