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

/** The epochs of {@link EpochBenchmark} by SameDiff. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class EpochPeersInSameDiff {
    /** Examples of a step. */
    @Param({"64", "256"})
    public int batch;

    /** Threads that share it. */
    @Param({"1", "2"})
    public int threads;

    private Digits training;
    private Digits test;

    @Setup
    public void setUp() {
        SameDiffModel.useThreads(threads);
        training = Digits.training(batch);
        test = Digits.test();
    }

    @Benchmark
    public float[] sameDiff() {
        SameDiffModel model = SameDiffModel.network(batch, 0.1);
        for (int epoch = 0; epoch < Digits.EPOCHS; epoch++) {
            for (int from = 0; from < training.count(); from += batch) {
                Digits rows = training.rows(from, from + batch);
                model.step(rows.pictures(), rows.digits());
            }
        }
        float[] z = model.predict(test.pictures());
        test.check(z);
        return z;
    }
}
