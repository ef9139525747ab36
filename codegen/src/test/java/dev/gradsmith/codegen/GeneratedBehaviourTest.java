package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Safetensors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users see of dropout, indices and layers in generated classes. */
class GeneratedBehaviourTest {
    private static final String NETWORK = """
            input  X[n, 4]
            target label[n] : index(3)
            hidden = Dense(4, 64)
            last = Dense(64, 3)
            z = last(dropout(relu(hidden(X)), 0.5))
            best = argmax(z, 1)
            loss = cross_entropy(z, label)
            output z, best
            minimize loss with sgd(rate = 0)
            """;

    @TempDir
    private Path folder;

    private final float[] x = new float[40];
    private final int[] labels = new int[10];

    private CompiledModel network() {
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
        }
        Arrays.setAll(labels, i -> i % 3);
        return CompiledModel.of("Network", NETWORK, folder);
    }

    private static Object trainer(CompiledModel network, long seed) throws ReflectiveOperationException {
        Object builder = network.trainer().getMethod("builder").invoke(null);
        builder.getClass().getMethod("seed", long.class).invoke(builder, seed);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private float step(Object trainer) throws ReflectiveOperationException {
        return (float)
                trainer.getClass().getMethod("step", float[].class, int[].class).invoke(trainer, x, labels);
    }

    @Test
    void dropoutIsDrawnAnewForEachStepAndTheSameForTheSameSeed() throws ReflectiveOperationException {
        CompiledModel network = network();
        Object trainer = trainer(network, 1);
        Object again = trainer(network, 1);
        float first = step(trainer);
        float second = step(trainer);
        // The rate is 0, so that only the masks differ.
        assertThat(first).isNotEqualTo(second);
        assertThat(new float[] {step(again), step(again)}).containsExactly(first, second);
    }

    @Test
    void gradientsAreThoseOutsideTraining() {
        CompiledModel network = network();
        GeneratedObject model = GeneratedObject.builder(network.model()).object("build");
        GeneratedObject gradients = model.object("gradients", x, labels);
        assertThat(gradients.call("loss")).isEqualTo(model.call("loss", x, labels));
        float[] part = (float[]) gradients.call("hidden_W");
        double[] all = new double[(int) new GeneratedObject(model.call("function", x, labels)).call("size")];
        double[] at = new double[all.length];
        int next = 0;
        for (String parameter : new String[] {"hidden_W", "hidden_b", "last_W", "last_b"}) {
            for (float value : (float[]) model.call(parameter)) {
                at[next++] = value;
            }
        }
        ((DifferentiableFunction) model.call("function", x, labels)).gradient(at, all);
        for (int i = 0; i < part.length; i++) {
            assertThat(part[i]).isEqualTo((float) all[i]);
        }
    }

    @Test
    void modelComesBackWithItsHyperparametersAndTheExecutionAskedFor() throws ReflectiveOperationException {
        CompiledModel compiled = CompiledModel.of("Ridge", """
                input  x[n]
                hyper  strength = 0.25
                hyper  rate = 0.5
                param  w ~ ones
                y = w * strength * x
                output y
                minimize sum(y^2) with sgd(rate)
                """, folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("strength", 0.1);
        Path file = folder.resolve("ridge.safetensors");
        builder.object("build").call("save", file);
        Object loaded = compiled.model().getMethod("load", Path.class).invoke(null, file);
        assertThat(new GeneratedObject(loaded).call("strength")).isEqualTo(0.1f);
        assertThat(new GeneratedObject(loaded).call("rate")).isEqualTo(0.5f);
        Object parallel = compiled.model()
                .getMethod("load", Path.class, Execution.class)
                .invoke(null, file, Execution.sequential());
        assertThat((float[]) new GeneratedObject(parallel).call("y", new float[] {10}))
                .containsExactly(1f);
    }

    @Test
    void dataSetMustHaveTheModelsWidth() {
        CompiledModel compiled = CompiledModel.of("Linear", """
                input  X[n, d]
                target t[n]
                param  w[d] ~ ones
                minimize sum((X * w - t)^2) with sgd(0.1)
                """, folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.trainer());
        builder.call("d", 2);
        GeneratedObject trainer = builder.object("build");
        DataSet data = DataSet.builder()
                .add("X", new float[12], 3)
                .add("t", new float[4])
                .build();
        for (String method : List.of("fit", "evaluate")) {
            Object[] arguments = method.equals("fit") ? new Object[] {data, FitOptions.epochs(1)} : new Object[] {data};
            assertThatThrownBy(() -> trainer.call(method, arguments))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("X: expected rows of 2 values for [n, d], but the data set's column has 3 to a row");
        }
    }

    /** What is small beside the sum so far must not be lost: rows written out, rows in blocks, and a sum that no pass makes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[n]\nparam w ~ ones\nloss = mean(w * x)",
                "input x[n]\nparam w[k] ~ ones\nloss = mean(x * sum(w) / k)",
                "input x[n]\nparam w ~ ones\nloss = w * mean(x) + 0 * x[n - 1]"
            })
    void longSumsKeepTheirDigits(String text) {
        CompiledModel compiled = CompiledModel.of("Mean", text + "\nminimize loss with sgd(0)", folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.trainer());
        if (text.contains("[k]")) {
            builder.call("k", 3);
        }
        float[] values = new float[20_000_000];
        Arrays.fill(values, 0.1f);
        GeneratedObject trainer = builder.object("build");
        assertThat((float) trainer.call("step", (Object) values)).isCloseTo(0.1f, withinPercentage(0.01));
        assertThat((float) trainer.object("evaluate", (Object) values).call("loss"))
                .isCloseTo(0.1f, withinPercentage(0.01));
    }

    @Test
    void dropoutIsTheIdentityOutsideTraining() throws ReflectiveOperationException {
        CompiledModel network = network();
        Object trainer = trainer(network, 1);
        Object model = trainer.getClass().getMethod("model").invoke(trainer);
        Method loss = model.getClass().getMethod("loss", float[].class, int[].class);
        float evaluated = (float) loss.invoke(model, x, labels);
        assertThat((float) loss.invoke(model, x, labels)).isEqualTo(evaluated);
        double mean = 0;
        int steps = 4_000;
        for (int i = 0; i < steps; i++) {
            mean += step(trainer) / steps;
        }
        // The masked loss scatters around one that is a little larger, by the masks' variance.
        assertThat(mean).isBetween(evaluated * 0.95, evaluated * 1.5);
    }

    @Test
    void predictedClassesAreIntegers() throws ReflectiveOperationException {
        CompiledModel network = network();
        Object trainer = trainer(network, 1);
        Object model = trainer.getClass().getMethod("model").invoke(trainer);
        float[] z = (float[]) model.getClass().getMethod("z", float[].class).invoke(model, (Object) x);
        int[] best = (int[]) model.getClass().getMethod("best", float[].class).invoke(model, (Object) x);
        for (int row = 0; row < best.length; row++) {
            for (int k = 0; k < 3; k++) {
                assertThat(z[3 * row + best[row]]).isGreaterThanOrEqualTo(z[3 * row + k]);
            }
        }
    }

    @Test
    void labelOutOfRangeIsNamed() throws ReflectiveOperationException {
        Object trainer = trainer(network(), 1);
        labels[7] = 3;
        assertThatThrownBy(() -> step(trainer))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label: value 3 at position 7 is not an index below 3");
    }

    @Test
    void parametersOfLayersAreSavedUnderTheirPaths() throws Exception {
        Object trainer = trainer(network(), 1);
        Object model = trainer.getClass().getMethod("model").invoke(trainer);
        Path file = folder.resolve("network.safetensors");
        model.getClass().getMethod("save", Path.class).invoke(model, file);
        assertThat(Safetensors.read(file).names()).contains("hidden.W", "hidden.b", "last.W", "last.b");
        Object loaded = model.getClass().getMethod("load", Path.class).invoke(null, file);
        Method accessor = model.getClass().getMethod("hidden_W");
        assertThat((float[]) accessor.invoke(loaded)).containsExactly((float[]) accessor.invoke(model));
    }

    @Test
    void stepOnNoRowsLeavesTheParametersAlone() {
        String source =
                "input x[n]\ntarget t[n]\nparam a ~ ones\nloss = mean((a*x - t)^2)\nminimize loss with sgd(0.1)\n";
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        assertThatThrownBy(() -> trainer.call("step", new float[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rows to learn from: n = 0");
        assertThat(trainer.object("model").call("a")).isEqualTo(1f);
    }

    /** Behind the end of a row is the next one, and behind that of a block what was there before. */
    @Test
    void positionsThatAnAxisDoesNotHaveAreErrors() {
        String source = """
                input X[n, d]
                param V[d, k] ~ ones
                z = tanh(X*V)
                loss = sum(z[:, 7]) + sum(X[10, :])
                minimize loss with sgd(0.1)
                """;
        Class<?> type = CompiledModel.of("Model", source, folder).trainer();
        assertThatThrownBy(() -> GeneratedObject.builder(type)
                        .object("d", 2)
                        .object("k", 2)
                        .object("build"))
                .hasMessage("line 4 of Model.grad reads 8 positions of an axis of k, which is 2 here");
        GeneratedObject trainer =
                GeneratedObject.builder(type).object("d", 2).object("k", 8).object("build");
        assertThatThrownBy(() -> trainer.call("step", (Object) new float[10]))
                .hasMessage("line 4 of Model.grad reads 11 positions of an axis of n, which is 5 here");
    }

    @Test
    void builderMayBeUsedTwice() {
        String source = """
                input X[n, d]
                param w[d] ~ normal(0, 1)
                param b ~ normal(0, 1)
                loss = sum((X*w + b)^2)
                minimize loss with sgd(0.1)
                """;
        GeneratedObject builder = GeneratedObject.builder(
                CompiledModel.of("Model", source, folder).model());
        double[] first =
                builder.object("d", 3).object("seed", 1L).object("build").array("w");
        double[] second = builder.object("seed", 2L).object("build").array("w");
        double[] longer = builder.object("d", 4).object("build").array("w");
        assertThat(second).isNotEqualTo(first);
        assertThat(longer).hasSize(4);
    }

    /** The momentum that was gathered stays: 1 - 0.5 = 0.5, then 0.5 - 0.25 (0.9 + 1) = 0.025. */
    @Test
    void hyperparametersMayChangeBetweenSteps() {
        String source = """
                precision double
                hyper rate = 0.5
                param a ~ ones
                loss = a
                minimize loss with sgd(rate, momentum = 0.9)
                """;
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        trainer.call("step");
        trainer.call("rate", 0.25);
        trainer.call("step");
        assertThat((double) trainer.object("model").call("a")).isCloseTo(0.025, within(1e-15));
        assertThat(trainer.object("model").call("rate")).isEqualTo(0.25);
    }
}
