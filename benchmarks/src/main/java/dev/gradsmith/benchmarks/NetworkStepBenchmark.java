package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.Execution;
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

/** One step of stochastic gradient descent of the network 784-256-256-10. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 9, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class NetworkStepBenchmark {
    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private float[] pictures = new float[0];
    private int[] digits = new int[0];
    private NetworkTrainer trainer = NetworkTrainer.builder().build();

    @Setup
    public void setUp() {
        pictures = Numbers.gaussian(batch * 784, 1);
        digits = Numbers.labels(batch, 10, 2);
        trainer = NetworkTrainer.builder()
                .seed(3)
                .execution(Execution.threads(threads))
                .build();
    }

    @Benchmark
    public float gradsmith() {
        return trainer.step(pictures, digits);
    }
}
