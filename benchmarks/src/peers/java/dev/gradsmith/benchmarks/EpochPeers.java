package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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

/** The epoch of {@link EpochBenchmark} by another engine; its batches are copied into its memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class EpochPeers {
    /** Whose epoch. */
    @Param({"PyTorch", "MXNet"})
    public String engine;

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
        Djl.useThreads(threads);
        training = Digits.training(batch);
        test = Digits.test();
    }

    @Benchmark
    public float[] epochs() {
        Djl peer = NetworkStepPeers.network(engine, batch);
        for (int epoch = 0; epoch < Digits.EPOCHS; epoch++) {
            epoch(peer);
        }
        try (NDArray all = peer.array(test.pictures(), new Shape(test.count(), 784))) {
            float[] z = peer.predict(all);
            test.check(z);
            return z;
        } finally {
            peer.close();
        }
    }

    private void epoch(Djl peer) {
        for (int from = 0; from < training.count(); from += batch) {
            Digits rows = training.rows(from, from + batch);
            try (NDArray x = peer.array(rows.pictures(), new Shape(batch, 784));
                    NDArray t = peer.array(rows.digits())) {
                peer.step(x, t);
            }
        }
    }
}
