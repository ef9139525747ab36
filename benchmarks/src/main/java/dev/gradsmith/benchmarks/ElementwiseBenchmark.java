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

/**
 * Chains of elementwise operations. Those of Gradsmith write into an array that is kept, as its peers do: they get that of the last result from their
 * allocators. {@code newArray} is with a new array for each result.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 7, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ElementwiseBenchmark {
    /** Elements of the array. */
    @Param({"4096", "1000000"})
    public int elements;

    private float[] x = new float[0];
    private float[] y = new float[0];
    private final Chain1 one = Chain1.builder().build();
    private final Chain4 four = Chain4.builder().build();
    private final Chain16 sixteen = Chain16.builder().build();

    @Setup
    public void setUp() {
        x = Numbers.gaussian(elements, 1);
        y = new float[elements];
    }

    @Benchmark
    public float[] gradsmithOne() {
        one.y(x, y);
        return y;
    }

    @Benchmark
    public float[] gradsmithFour() {
        four.y(x, y);
        return y;
    }

    @Benchmark
    public float[] gradsmithSixteen() {
        sixteen.y(x, y);
        return y;
    }

    @Benchmark
    public float[] newArrayOne() {
        return one.y(x);
    }

    @Benchmark
    public float[] newArrayFour() {
        return four.y(x);
    }

    @Benchmark
    public float[] newArraySixteen() {
        return sixteen.y(x);
    }
}
