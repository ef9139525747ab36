package dev.gradsmith.benchmarks;

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

/** The chains of {@link ElementwiseBenchmark} in C, a hundred in one call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ElementwisePeersInC {
    private static final int CHAINS = 100;

    /** Elements of the array. */
    @Param({"4096", "1000000"})
    public int elements;

    private float[] x = {};

    @Setup
    public void setUp() {
        x = Numbers.gaussian(elements, 1);
    }

    @Benchmark
    @OperationsPerInvocation(CHAINS)
    public float cOne() {
        return InC.chains(1, x, CHAINS);
    }

    @Benchmark
    @OperationsPerInvocation(CHAINS)
    public float cFour() {
        return InC.chains(4, x, CHAINS);
    }

    @Benchmark
    @OperationsPerInvocation(CHAINS)
    public float cSixteen() {
        return InC.chains(16, x, CHAINS);
    }
}
