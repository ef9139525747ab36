package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a virtual machine that has just started trains the network 784-256-256-10 on batches of 64 until its steps are as fast as they will be: what the
 * counter {@code steadyMillis} shows. The call itself takes as long as it looks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 1)
@Fork(5)
public class SteadyStateBenchmark {
    static final int BATCH = 64;
    static final int SECONDS = 8;

    /** What is sought. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /** Milliseconds from the building of the trainer on. */
        public double steadyMillis;
    }

    private float[] pictures = new float[0];
    private int[] digits = new int[0];

    @Setup
    public void setUp() {
        pictures = Numbers.gaussian(BATCH * 784, 1);
        digits = Numbers.labels(BATCH, 10, 2);
    }

    @Benchmark
    public void gradsmith(Found found) {
        train(Execution.sequential(), found);
    }

    /** Without the Vector API. */
    @Benchmark
    public void plainKernels(Found found) {
        train(Execution.sequential().withKernels(Kernels.plain()), found);
    }

    private void train(Execution execution, Found found) {
        long start = System.nanoTime();
        NetworkTrainer trainer =
                NetworkTrainer.builder().seed(3).execution(execution).build();
        found.steadyMillis = SteadyState.millisUntil(() -> trainer.step(pictures, digits), start, SECONDS);
    }
}
