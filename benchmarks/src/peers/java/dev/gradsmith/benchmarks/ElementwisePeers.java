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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The chains of {@link ElementwiseBenchmark} by another engine, an operation at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
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

    /** As {@code Chain16.grad}; what is no longer needed is overwritten, or freed at the end. */
    @Benchmark
    public void sixteen() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = x.duplicate();
            input.attach(scope);
            chain(input);
        }
    }

    private static NDArray chain(NDArray x) {
        NDArray a = x.mul(0.5f).addi(0.25f).muli(x).subi(0.125f);
        NDArray b = Activation.relu(a).muli(0.75f).addi(x.abs());
        NDArray c = b.sub(a).muli(b.addi(a)).addi(0.0625f);
        return c.maximum(x).subi(c.minimum(x)).muli(0.5f).addi(c.square());
    }
}
