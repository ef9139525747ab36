package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.FitOptions;
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

/**
 * One epoch of the network 784-256-256-10 over 12,800 pictures, from new weights until it tells at least 95 % of them apart, which is part of what
 * is timed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(3)
public class EpochBenchmark {
    static final int EXAMPLES = 12_800;

    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private Clusters data = Clusters.of(0);

    @Setup
    public void setUp() {
        data = Clusters.of(EXAMPLES);
    }

    @Benchmark
    public float[] gradsmith() {
        NetworkTrainer trainer = NetworkTrainer.builder()
                .seed(3)
                .execution(Execution.threads(threads))
                .build();
        trainer.fit(
                data.pictures(),
                data.digits(),
                FitOptions.epochs(1).batchSize(batch).unshuffled());
        float[] z = trainer.model().z(data.pictures());
        data.check(z);
        return z;
    }
}
