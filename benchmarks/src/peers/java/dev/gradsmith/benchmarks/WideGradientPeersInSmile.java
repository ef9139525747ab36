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

/** The logistic step of {@link WideGradientBenchmark} by Smile, whose linear models are solved in closed form instead. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class WideGradientPeersInSmile {
    /** Rows of the data. */
    @Param({"2048", "204800"})
    public int rows;

    /** Threads that share them. */
    @Param({"1", "2"})
    public int threads;

    private SmileLogistic model;

    @Setup
    public void setUp() throws ReflectiveOperationException {
        SmileLogistic.useThreads(threads);
        model = new SmileLogistic(Numbers.gaussian(rows * 100, 1), Numbers.labels(rows, 2, 2));
    }

    @Benchmark
    public double smileLogistic() {
        return model.step(1e-3, rows);
    }
}
