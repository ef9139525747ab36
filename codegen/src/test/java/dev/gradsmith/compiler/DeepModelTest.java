package dev.gradsmith.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.dsl.Imports;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No phase of the compiler recurses over the depth of a model: each is run with a stack that is much smaller than usual. */
class DeepModelTest {
    private static final long STACK = 256 * 1024;

    /** Of four operators each. */
    private static final int LAYERS = 2500;

    private static SourceFile model(String layer, String objective) {
        String layers = IntStream.rangeClosed(1, LAYERS)
                .mapToObj(i -> "h%d = %s".formatted(i, layer.formatted(i - 1, i % 20)))
                .collect(Collectors.joining("\n"));
        String text = """
                input x[n]
                target t[n]
                param w[20] ~ normal(0, 1)
                h0 = w[0] * x
                %s
                loss = mean((h%d - t)^2)
                %s
                output h%d
                """.formatted(layers, LAYERS, objective, LAYERS);
        return new SourceFile("Deep.grad", "generated", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh(h%d + w[%d] * x)", "0.5 * h%d + w[%d] * relu(x)"})
    void compilesTenThousandOperators(String layer) throws InterruptedException {
        SourceFile model = model(layer, "minimize loss with sgd(0.01)");
        AtomicReference<Compilation> compilation = new AtomicReference<>();

        onSmallStack(() -> compilation.set(Compiler.compile(model)));

        assertThat(compilation.get()).isNotNull();
        assertThat(compilation.get().diagnostics()).isEmpty();
        assertThat(compilation.get().files()).hasSize(2);
    }

    @Test
    void compilesTenThousandOperatorsForASolver() throws InterruptedException {
        SourceFile model = model("0.5 * h%d + w[%d] * x", "minimize loss");
        AtomicReference<Compilation> compilation = new AtomicReference<>();

        onSmallStack(() -> compilation.set(Compiler.compile(model)));

        assertThat(compilation.get()).isNotNull();
        assertThat(compilation.get().diagnostics()).isEmpty();
    }

    @Test
    void explainsTenThousandOperators() throws InterruptedException {
        SourceFile model = model("tanh(h%d + w[%d] * x)", "minimize loss with sgd(0.01)");
        AtomicReference<Explanation> explanation = new AtomicReference<>();

        onSmallStack(() -> explanation.set(Compiler.explain(model, Imports.none())));

        assertThat(explanation.get()).isNotNull();
        assertThat(explanation.get().text()).isPresent();
    }

    private static void onSmallStack(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, task, "small stack", STACK);
        thread.setUncaughtExceptionHandler((where, what) -> failure.set(what));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
