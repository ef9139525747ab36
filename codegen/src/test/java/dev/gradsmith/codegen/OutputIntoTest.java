package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are written into an array of the caller's. */
class OutputIntoTest {
    private static final String MODEL = """
            input X[n, 4]
            hidden = Dense(4, 64)
            last = Dense(64, 3)
            z = last(tanh(hidden(X)))
            best = argmax(z, 1)
            first = relu(2 * X[:, 0]) - 1
            same = X
            greatest = max(z)
            output z, best, first, same, greatest
            """;

    private static final int ROWS = 301;

    @TempDir
    private Path folder;

    private final float[] x = new float[ROWS * 4];

    private GeneratedObject model() throws ReflectiveOperationException {
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
        }
        Object builder = GeneratedObject.builder(
                        CompiledModel.of("Network", MODEL, folder).model())
                .value();
        builder.getClass().getMethod("seed", long.class).invoke(builder, 1L);
        return new GeneratedObject(builder).object("build");
    }

    @Test
    void areThoseOfNewArrays() throws ReflectiveOperationException {
        GeneratedObject model = model();
        float[] z = new float[ROWS * 3];
        int[] best = new int[ROWS];
        float[] first = new float[ROWS];
        for (int run = 0; run < 2; run++) {
            x[run] = 0.5f;
            model.call("z", x, z);
            model.call("best", x, best);
            model.call("first", x, first);

            assertThat(z).isEqualTo(model.call("z", x));
            assertThat(best).isEqualTo(model.call("best", x));
            assertThat(first).isEqualTo(model.call("first", x));
        }
    }

    @Test
    void needAnArrayOfTheirLength() throws ReflectiveOperationException {
        GeneratedObject model = model();

        assertThatThrownBy(() -> model.call("z", x, new float[ROWS]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the array for z: expected 903 values for [n, 3], found 301");
    }

    @Test
    void doNotTakeThePlaceOfTheData() throws ReflectiveOperationException {
        GeneratedObject model = model();

        float[] empty = new float[0];

        model.call("z", empty, new float[0]);

        assertThatThrownBy(() -> model.call("z", empty, empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X: this is also the array for the result, which must be another one");
    }

    @Test
    void areOfferedForWhatHasRowsAndIsComputed() throws ReflectiveOperationException {
        assertThat(model().value().getClass().getMethods())
                .filteredOn(method -> method.getReturnType() == void.class && method.getParameterCount() == 2)
                .extracting(Method::getName)
                .contains("z", "best", "first")
                .doesNotContain("same", "greatest");
    }
}
