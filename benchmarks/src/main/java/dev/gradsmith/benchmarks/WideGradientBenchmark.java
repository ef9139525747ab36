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

/** Loss, full gradient and update of models with 100 columns: in cache with 2,048 rows, out of it with 204,800. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 9, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class WideGradientBenchmark {
    /** Rows of the data. */
    @Param({"2048", "204800"})
    public int rows;

    /** Threads that share them. */
    @Param({"1", "2"})
    public int threads;

    private float[] features = new float[0];
    private float[] targets = new float[0];
    private WideLinearTrainer linear = WideLinearTrainer.builder().build();
    private WideLogisticTrainer logistic = WideLogisticTrainer.builder().build();
    private WideLinearTrainer plainLinear = linear;
    private WideLogisticTrainer plainLogistic = logistic;

    @Setup
    public void setUp() {
        features = Numbers.gaussian(rows * 100, 1);
        targets = Numbers.gaussian(rows, 2);
        Execution execution = Execution.threads(threads);
        linear = WideLinearTrainer.builder().seed(3).execution(execution).build();
        logistic = WideLogisticTrainer.builder().seed(3).execution(execution).build();
        Execution plain = execution.withKernels(Kernels.plain());
        plainLinear = WideLinearTrainer.builder().seed(3).execution(plain).build();
        plainLogistic = WideLogisticTrainer.builder().seed(3).execution(plain).build();
    }

    @Benchmark
    public float gradsmithLinear() {
        return linear.step(features, targets);
    }

    @Benchmark
    public float gradsmithLogistic() {
        return logistic.step(features, targets);
    }

    /** Without the Vector API. */
    @Benchmark
    public float plainKernelsLinear() {
        return plainLinear.step(features, targets);
    }

    /** Without the Vector API. */
    @Benchmark
    public float plainKernelsLogistic() {
        return plainLogistic.step(features, targets);
    }
}
