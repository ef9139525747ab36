package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.RandomStream;
import dev.gradsmith.runtime.support.Batches;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit whose parameters are local variables from step to step, against the steps alone: the same bits. */
class ShortStepsTest {
    private static final int ROWS = 1030;
    private static final int BATCH = 4;
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(0.05)",
                "sgd(0.05, momentum = 0.9)",
                "sgd(0.05, momentum = 0.9, nesterov = true, decay = 0.01)",
                "adagrad(0.1)",
                "rmsprop(0.01)",
                "adam(0.01)"
            })
    void fitHasTheBitsOfSteps(String rule) {
        check("y = X*w + b\nloss = mean((y - t)^2)\n", rule, !rule.startsWith("adam("));
    }

    @Test
    void parametersMayBeReadBetweenTheRows() {
        check("y = softplus(X*w .* exp(b))\nloss = mean((y - t)^2) + b^2\n", "sgd(0.05)", true);
    }

    @Test
    void sumsOverWholeParametersAreLeftToSteps() {
        check("y = X*w + b\nloss = mean((y - t)^2) + 0.01*sum(w^2)\n", "sgd(0.05)", false);
    }

    private void check(String formulas, String rule, boolean inLocals) {
        String source = "input X[n, 2]\ntarget t[n]\nparam w[2] ~ normal(0, 1)\nparam b ~ normal(0, 1)\n" + formulas
                + "minimize loss with " + rule + "\n";
        CompiledModel compiled = CompiledModel.of("Model", source, folder);
        assertThat(folder.resolve("generated/Model.java"))
                .content()
                .satisfies(text -> assertThat(text.contains("double steps(")).isEqualTo(inLocals));
        float[] features = new float[2 * ROWS];
        float[] observed = new float[ROWS];
        RandomStream random = new RandomStream(5);
        for (int i = 0; i < ROWS; i++) {
            features[2 * i] = (float) random.nextGaussian();
            features[2 * i + 1] = (float) random.nextGaussian();
            observed[i] = 2 * features[2 * i] - 3 * features[2 * i + 1] + 1;
        }
        GeneratedObject fitted = GeneratedObject.builder(compiled.trainer()).object("build");
        FitOptions options = FitOptions.epochs(EPOCHS).batchSize(BATCH);
        History history = (History) fitted.call("fit", features, observed, options.shuffleSeed(7));
        fitted.call("fit", features, observed, options.unshuffled());
        GeneratedObject stepped = GeneratedObject.builder(compiled.trainer()).object("build");
        double losses = steps(stepped, features, observed, true);
        steps(stepped, features, observed, false);
        assertThat(fitted.object("model").array("w"))
                .containsExactly(stepped.object("model").array("w"));
        assertThat(fitted.object("model").call("b"))
                .isEqualTo(stepped.object("model").call("b"));
        assertThat(history.last().steps()).isEqualTo((ROWS + BATCH - 1) / BATCH);
        assertThat((float) history.last().meanLoss())
                .isEqualTo((float) (losses / history.last().steps()));
    }

    /** Returns the sum of the losses in the last epoch. */
    private static double steps(GeneratedObject trainer, float[] features, float[] observed, boolean shuffles) {
        double losses = 0;
        int[] order = new int[ROWS];
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            losses = 0;
            if (shuffles) {
                Batches.order(order, 7, epoch);
            } else {
                Arrays.setAll(order, row -> row);
            }
            for (int from = 0; from < ROWS; from += BATCH) {
                int count = Math.min(BATCH, ROWS - from);
                float[] x = new float[2 * count];
                float[] t = new float[count];
                Batches.gather(features, 2, order, from, from + count, x);
                Batches.gather(observed, 1, order, from, from + count, t);
                losses += ((Number) trainer.call("step", x, t)).doubleValue();
            }
        }
        return losses;
    }
}
