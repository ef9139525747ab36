package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.vector.VectorKernels;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
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

/** Functions of the elements of an array in the cache, in nanoseconds for an element, beside a loop that calls {@link Math}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FunctionBenchmark {
    private static final int LENGTH = 4096;

    private interface Call {
        void run(FloatFunctions functions, int length, float[] x, int xOffset, float[] y, int yOffset);
    }

    /** A function, as the kernels and as {@link Math} have it. */
    public enum Function {
        EXP(FloatFunctions::exp, Math::exp),
        EXPM1(FloatFunctions::expm1, Math::expm1),
        LOG(FloatFunctions::log, Math::log),
        LOG1P(FloatFunctions::log1p, Math::log1p),
        TANH(FloatFunctions::tanh, Math::tanh),
        SIGMOID(FloatFunctions::sigmoid, x -> 1 / (1 + Math.exp(-x))),
        SOFTPLUS(FloatFunctions::softplus, x -> Math.log1p(Math.exp(x)));

        private final Call call;
        private final DoubleUnaryOperator scalar;

        Function(Call call, DoubleUnaryOperator scalar) {
            this.call = call;
            this.scalar = scalar;
        }
    }

    /** The function. */
    @Param
    public Function function = Function.EXP;

    private float[] x = {};
    private final float[] y = new float[LENGTH];
    private final FloatFunctions plain = Kernels.plain().floats();
    private final FloatFunctions vector = VectorKernels.INSTANCE.floats();

    /** Normal numbers; for the logarithm without signs. */
    @Setup
    public void setUp() {
        x = Numbers.gaussian(LENGTH, 1);
        for (int i = 0; i < LENGTH; i++) {
            x[i] = function == Function.LOG || function == Function.LOG1P ? Math.abs(x[i]) : x[i];
        }
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public float[] plain() {
        function.call.run(plain, LENGTH, x, 0, y, 0);
        return y;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public float[] vector() {
        function.call.run(vector, LENGTH, x, 0, y, 0);
        return y;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public float[] math() {
        DoubleUnaryOperator scalar = function.scalar;
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) scalar.applyAsDouble(x[i]);
        }
        return y;
    }
}
