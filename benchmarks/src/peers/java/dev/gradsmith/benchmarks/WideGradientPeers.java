package dev.gradsmith.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
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

/** The step of {@link WideGradientBenchmark} by another engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class WideGradientPeers {
    /** Whose step. */
    @Param("PyTorch")
    public String engine;

    /** Rows of the data. */
    @Param({"2048", "204800"})
    public int rows;

    /** Threads that share them. */
    @Param({"1", "2"})
    public int threads;

    private Djl leastSquares;
    private Djl logisticModel;
    private NDArray features;
    private NDArray targets;

    /** {@code mean(softplus(-t z))}. */
    private static final class Margin extends Loss {
        Margin() {
            super("margin");
        }

        @Override
        public NDArray evaluate(NDList targets, NDList predictions) {
            return Activation.softPlus(targets.singletonOrThrow().neg().mul(predictions.singletonOrThrow()))
                    .mean();
        }
    }

    @Setup
    public void setUp() {
        Djl.useThreads(threads);
        leastSquares = linear(engine, rows);
        logisticModel = logistic(engine, rows);
        features = leastSquares.array(Numbers.gaussian(rows * 100, 1), new Shape(rows, 100));
        targets = leastSquares.array(Numbers.gaussian(rows, 2), new Shape(rows, 1));
    }

    /** The mean of squares, of which the library would take the half by default. */
    static Djl linear(String engine, int rows) {
        return wide(engine, rows, Loss.l2Loss("squares", 1));
    }

    static Djl logistic(String engine, int rows) {
        return wide(engine, rows, new Margin());
    }

    private static Djl wide(String engine, int rows, Loss loss) {
        Linear block = Linear.builder().setUnits(1).optBias(false).build();
        return new Djl(engine, block, new Shape(rows, 100), loss, 1e-3f);
    }

    @Benchmark
    public float linear() {
        return leastSquares.step(features, targets);
    }

    @Benchmark
    public float logistic() {
        return logisticModel.step(features, targets);
    }
}
