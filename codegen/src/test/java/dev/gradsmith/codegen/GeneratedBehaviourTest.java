package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Safetensors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
