package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Kernels;
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
 * The first steps of the network 784-256-256-10 on batches of 64, in a virtual machine that has just started: each fork is measured once, with the
 * loading of the classes and the building of the trainer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class WarmUpBenchmark {
    private static final int BATCH = 64;

    /** How many steps: the first alone, some before and some while the kernels on vectors are warmed up, and so many that all is compiled. */
    @Param({"1", "20", "100", "1000"})
    public int steps;

    private float[] pictures = new float[0];
    private int[] digits = new int[0];

    @Setup
    public void setUp() {
        pictures = Numbers.gaussian(BATCH * 784, 1);
        digits = Numbers.labels(BATCH, 10, 2);
    }

    @Benchmark
    public float gradsmith() {
        return train(Execution.sequential());
    }

    /** Without the Vector API, whose warm-up should not be noticed. */
    @Benchmark
    public float plainKernels() {
        return train(Execution.sequential().withKernels(Kernels.plain()));
    }

    private float train(Execution execution) {
        NetworkTrainer trainer =
                NetworkTrainer.builder().seed(3).execution(execution).build();
        float loss = 0;
        for (int i = 0; i < steps; i++) {
            loss = trainer.step(pictures, digits);
        }
        return loss;
    }
}
