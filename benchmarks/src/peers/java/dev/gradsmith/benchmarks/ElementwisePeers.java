package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
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
import org.openjdk.jmh.infra.Blackhole;

/** The chains of {@link ElementwiseBenchmark} by another engine, an operation at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class ElementwisePeers {
    /** Whose operations. */
    @Param("PyTorch")
    public String engine;

    /** Elements of the array. */
    @Param({"4096", "1000000"})
    public int elements;

    private NDManager manager;
    private NDArray x;

    @Setup
    public void setUp() {
        Djl.useThreads(1);
        manager = Djl.engine(engine).newBaseManager();
        x = manager.create(Numbers.gaussian(elements, 1));
    }

    @Benchmark
    public void one() {
        x.mul(0.5f).close();
    }

    @Benchmark
    public void four() {
        x.mul(0.5f).addi(0.25f).muli(x).subi(0.125f).close();
    }

    /** As {@code Chain16.grad}, in place where that is possible. */
    @Benchmark
    public void sixteen(Blackhole blackhole) {
        try (NDArray a = x.mul(0.5f).addi(0.25f).muli(x).subi(0.125f);
                NDArray magnitude = x.abs();
                NDArray b = Activation.relu(a).muli(0.75f).addi(magnitude);
                NDArray c = b.sub(a).muli(b.addi(a)).addi(0.0625f);
                NDArray smaller = c.minimum(x);
                NDArray square = c.square();
                NDArray y = c.maximum(x).subi(smaller).muli(0.5f).addi(square)) {
            blackhole.consume(y);
        }
    }
}
