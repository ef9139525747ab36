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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A program that is soon over: a trainer of a linear model of 100 columns that is built in a virtual machine that has just started, and makes steps on 2,048 rows for some ten
 * milliseconds. Each fork is measured once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ShortRunBenchmark {
    private static final int ROWS = 2048;
    private static final int STEPS = 10;

    private float[] features = new float[0];
    private float[] targets = new float[0];

    @Setup
    public void setUp() {
        features = Numbers.gaussian(ROWS * 100, 1);
        targets = Numbers.gaussian(ROWS, 2);
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
        WideLinearTrainer trainer =
                WideLinearTrainer.builder().seed(3).execution(execution).build();
        float loss = 0;
        for (int i = 0; i < STEPS; i++) {
            loss = trainer.step(features, targets);
        }
        return loss;
    }
}
