package dev.gradsmith.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The step of {@link TutorialStepBenchmark} in C, all 25,000 steps in one call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TutorialStepPeersInC {
    private static final int STEPS = 25_000;
    private static final float RATE = 1e-4f;

    private final float[] features = Numbers.gaussian(8, 1);
    private final float[] observed = new float[4];
    private final float[] parameters = {0.5f, -0.5f, 0.1f};

    @Setup
    public void setUp() {
        for (int row = 0; row < 4; row++) {
            observed[row] = 2 * features[2 * row] - 3.4f * features[2 * row + 1] + 4.2f;
        }
    }

    /** As one would write it. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public float plainC() {
        return InC.tutorialSteps(features, observed, parameters, RATE, STEPS);
    }

    /** For four rows, with the shortest chains of dependent operations. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public float bestC() {
        return InC.shortTutorialSteps(features, observed, parameters, RATE, STEPS);
    }
}
