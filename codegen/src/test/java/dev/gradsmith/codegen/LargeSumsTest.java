package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.vector.VectorKernels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    private static final String NETWORK = """
            input X[n, 130]
            target t[n]
            param W[130, 140] ~ normal(0, 0.1)
            param V[140] ~ normal(0, 0.1)
            minimize mean((tanh(X*W)*V - t)^2) with sgd(0.01)
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

    /** Of a network with 18,200 weights in its first layer, whose sums no thread has for itself; 5,000 rows are chunks with sums of their own. */
    @ParameterizedTest
    @EnumSource
    void endWithTheSameBitsOnAnyNumberOfThreads(Precision precision) {
        Reals reals = new Reals(precision);
        CompiledModel compiled = CompiledModel.of("Network", reals.declaration() + NETWORK, folder);
        for (int rows : new int[] {700, 5_000}) {
            Object x = reals.array(random(rows));
            Object t = reals.array(Arrays.copyOf(random(rows), rows));
            List<double[]> expected =
                    networkWeights(compiled, Execution.threads(1).withKernels(Kernels.plain()), x, t);
            for (int threads : new int[] {1, 2, 7}) {
                for (Kernels kernels : List.of(Kernels.plain(), VectorKernels.INSTANCE)) {
                    Execution execution = Execution.threads(threads).withKernels(kernels);
                    List<double[]> found = networkWeights(compiled, execution, x, t);
                    for (int i = 0; i < expected.size(); i++) {
                        assertThat(found.get(i))
                                .as("%d rows, %d threads, %s", rows, threads, kernels)
                                .isEqualTo(expected.get(i));
                    }
                }
            }
        }
    }

    private static List<double[]> networkWeights(CompiledModel compiled, Execution execution, Object x, Object t) {
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("execution", execution);
        builder.call("seed", 1);
        GeneratedObject model = new GeneratedObject(builder.call("build"));
        double[] initial = model.array("V");
        GeneratedObject trainer = GeneratedObject.trainerOf(compiled.trainer(), model);
        for (int step = 0; step < 3; step++) {
            trainer.call("step", x, t);
        }
        assertThat(model.array("V")).isNotEqualTo(initial);
        return List.of(model.array("W"), model.array("V"));
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
