package dev.gradsmith.benchmarks;

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

/** The step of {@link WideGradientBenchmark} in C: in one pass with vectors, by OpenBLAS in two, and the limit that is reading the data. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class WideGradientPeersInC {
    private static final float RATE = 1e-3f;

    /** Rows of the data. */
    @Param({"2048", "204800"})
    public int rows;

    /** Threads that share them. */
    @Param({"1", "2"})
    public int threads;

    private float[] features = {};
    private float[] targets = {};
    private float[] weights = {};
    private float[] predictions = {};

    @Setup
    public void setUp() {
        features = Numbers.gaussian(rows * 100, 1);
        targets = Numbers.gaussian(rows, 2);
        weights = new float[100];
        predictions = new float[rows];
        InC.useOpenBlas(threads);
    }

    /** The sum of the features, whatever is done with them. */
    @Benchmark
    public float readingOnly() {
        return InC.readAll(features, threads);
    }

    @Benchmark
    public float cLinear() {
        return InC.onePassStep(InC.Loss.LINEAR, features, targets, weights, RATE, threads);
    }

    @Benchmark
    public float cLogistic() {
        return InC.onePassStep(InC.Loss.LOGISTIC, features, targets, weights, RATE, threads);
    }

    @Benchmark
    public float openBlasLinear() {
        return InC.blasStep(InC.Loss.LINEAR, features, targets, weights, RATE, predictions);
    }

    @Benchmark
    public float openBlasLogistic() {
        return InC.blasStep(InC.Loss.LOGISTIC, features, targets, weights, RATE, predictions);
    }
}
