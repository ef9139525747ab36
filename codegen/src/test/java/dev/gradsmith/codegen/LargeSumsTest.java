package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.Execution;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gradient of so many numbers that there is one for all threads, which the first block of rows sets, others add to, and the next step sets
 * anew. Against the same steps in loops.
 */
class LargeSumsTest {
    private static final int WIDTH = 130;
    private static final double RATE = 1e-4;

    private static final String MODEL = """
            precision double
            input X[n, 130]
            target T[n, 130]
            param W[130, 130] ~ zeros
            minimize sum((X*W - T)^2) with sgd(1e-4)
            """;

    @TempDir
    private Path folder;

    private final Random random = new Random(1);
    private final double[] weights = new double[WIDTH * WIDTH];

    /** Numbers of rows that are one block, several rounds of blocks, chunks with sums of their own, and one block again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyStepStartsItsSumsAnew(int threads) {
        Trained large = large(threads);
        for (int rows : new int[] {40, 700, 5_000, 40, 3}) {
            double[] x = random(rows);
            double[] t = random(rows);
            large.trainer().call("step", x, t);
            step(rows, x, t);
            assertThat(large.model().array("W")).as("%d rows", rows).containsExactly(weights, within(1e-10));
        }
    }

    /** Not even in the sums that the next step sets anew. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLossThatIsNotFiniteLeavesNothingBehind(int threads) {
        Trained large = large(threads);
        for (int rows : new int[] {40, 700, 5_000}) {
            double[] x = random(rows);
            double[] t = random(rows);
            double[] broken = x.clone();
            broken[broken.length / 2] = Double.NaN;
            assertThat((double) large.trainer().call("step", broken, t)).isNaN();
            assertThat(large.model().array("W")).as("%d rows", rows).containsExactly(weights);
            large.trainer().call("step", x, t);
            step(rows, x, t);
            assertThat(large.model().array("W")).as("%d rows", rows).containsExactly(weights, within(1e-10));
            System.arraycopy(large.model().array("W"), 0, weights, 0, weights.length);
        }
    }

    private record Trained(GeneratedObject model, GeneratedObject trainer) {}

    private Trained large(int threads) {
        CompiledModel compiled = CompiledModel.of("Large", MODEL, folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("execution", Execution.threads(threads));
        GeneratedObject model = new GeneratedObject(builder.call("build"));
        return new Trained(model, GeneratedObject.trainerOf(compiled.trainer(), model));
    }

    private double[] random(int rows) {
        return random.doubles((long) rows * WIDTH, -0.1, 0.1).toArray();
    }

    /** W = W - rate 2 X' (X W - T). */
    private void step(int rows, double[] x, double[] t) {
        double[] gradient = new double[weights.length];
        double[] residuals = new double[WIDTH];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < WIDTH; j++) {
                residuals[j] = -t[row * WIDTH + j];
                for (int i = 0; i < WIDTH; i++) {
                    residuals[j] += x[row * WIDTH + i] * weights[i * WIDTH + j];
                }
            }
            for (int i = 0; i < WIDTH; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    gradient[i * WIDTH + j] += 2 * x[row * WIDTH + i] * residuals[j];
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= RATE * gradient[i];
        }
    }
}
