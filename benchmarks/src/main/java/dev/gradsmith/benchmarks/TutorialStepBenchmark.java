package dev.gradsmith.benchmarks;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.RandomStream;
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

/** One training step on a batch of four rows of two features: the generated trainer against the same loop written by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class TutorialStepBenchmark {
    private static final int ROWS = 4;
    private static final float RATE = 1e-4f;
    private static final int EXAMPLES = 10_000;
    private static final int EPOCHS = 10;
    private static final int STEPS = EPOCHS * EXAMPLES / ROWS;

    private final FitOptions fit = FitOptions.epochs(EPOCHS).batchSize(ROWS).unshuffled();
    private final float[] features = new float[2 * ROWS];
    private final float[] observed = new float[ROWS];
    private final float[] allFeatures = Numbers.gaussian(2 * EXAMPLES, 1);
    private final float[] allObserved = new float[EXAMPLES];
    private final float[] weights = {0.5f, -0.5f};
    private float bias = 0.1f;
    private TutorialTrainer trainer = TutorialTrainer.builder().build();

    /** Fills one batch. */
    @Setup
    public void setUp() {
        RandomStream random = new RandomStream(1);
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        observe(features, observed);
        observe(allFeatures, allObserved);
        trainer = TutorialTrainer.builder().rate(RATE).seed(1).build();
    }

    private static void observe(float[] features, float[] observed) {
        for (int row = 0; row < observed.length; row++) {
            observed[row] = 2 * features[2 * row] - 3.4f * features[2 * row + 1] + 4.2f;
        }
    }

    @Benchmark
    public float step() {
        return trainer.step(features, observed);
    }

    /** A step of {@code fit}, of the 25,000 that the tutorial makes. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public History gradsmith() {
        return trainer.fit(allFeatures, allObserved, fit);
    }

    /** For a batch of any size, as the generated step is. */
    @Benchmark
    public float byHand() {
        int rows = observed.length;
        float loss = 0;
        float gradient0 = 0;
        float gradient1 = 0;
        float gradientBias = 0;
        for (int row = 0; row < rows; row++) {
            float x0 = features[2 * row];
            float x1 = features[2 * row + 1];
            float residual = x0 * weights[0] + x1 * weights[1] + bias - observed[row];
            loss += residual * residual;
            gradient0 += 2 * residual * x0;
            gradient1 += 2 * residual * x1;
            gradientBias += 2 * residual;
        }
        weights[0] -= RATE * gradient0 / rows;
        weights[1] -= RATE * gradient1 / rows;
        bias -= RATE * gradientBias / rows;
        return loss / rows;
    }

    /** With the size of the batch compiled in, which the JIT unrolls: what a step could reach that knows it. */
    @Benchmark
    public float byHandForFourRows() {
        float loss = 0;
        float gradient0 = 0;
        float gradient1 = 0;
        float gradientBias = 0;
        for (int row = 0; row < ROWS; row++) {
            float x0 = features[2 * row];
            float x1 = features[2 * row + 1];
            float residual = x0 * weights[0] + x1 * weights[1] + bias - observed[row];
            loss += residual * residual;
            gradient0 += 2 * residual * x0;
            gradient1 += 2 * residual * x1;
            gradientBias += 2 * residual;
        }
        weights[0] -= RATE * gradient0 / ROWS;
        weights[1] -= RATE * gradient1 / ROWS;
        bias -= RATE * gradientBias / ROWS;
        return loss / ROWS;
    }
}
