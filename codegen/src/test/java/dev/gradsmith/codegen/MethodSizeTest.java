package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot interprets methods of more than 8,000 bytes for ever: no generated method may be as long, however large the model is. */
class MethodSizeTest {
    @TempDir
    private Path folder;

    private static String lines(int count, String line) {
        return IntStream.range(1, count)
                .mapToObj(i -> line.replace("@+", Integer.toString(i)).replace("@", Integer.toString(i - 1)))
                .collect(Collectors.joining("\n"));
    }

    private void assertThatMethodsAreShort(String source) throws IOException {
        CompiledModel.of("Model", source, folder);
        // A model is built once: its constructor may be interpreted.
        assertThat(MethodSizes.of(folder))
                .allSatisfy((method, size) -> assertThat(method.equals("Model.<init>") || size <= MethodSizes.MOST)
                        .as("%s has %d bytes", method, size)
                        .isTrue());
    }

    /** Definitions that are used twice each, so that none can stand within the other. */
    @ParameterizedTest
    @ValueSource(ints = {50, 1500})
    void manyDefinitionsOverTheRows(int count) throws IOException {
        assertThatMethodsAreShort("""
                input X[n, d]
                param w[d] ~ normal(0, 1)
                a0 = X .* w
                %s
                output a0
                minimize mean(a%d^2) with sgd(0.1)
                """.formatted(lines(count, "a@+ = tanh(a@) + a@ / %d".formatted(count)), count - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 400})
    void manyDefinitionsWithoutRows(int count) throws IOException {
        assertThatMethodsAreShort("""
                param w[d] ~ normal(0, 1)
                a0 = w
                %s
                output a0
                minimize mean(a%d^2) with adam(0.1)
                """.formatted(lines(count, "a@+ = sin(a@) .* a@ + %d".formatted(count)), count - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 400})
    void manyDefinitionsOfFixedSize(int count) throws IOException {
        assertThatMethodsAreShort("""
                input X[n, 3]
                param w[3] ~ normal(0, 1)
                a0 = X .* w
                %s
                output a0
                minimize mean(a%d^2) with sgd(0.1)
                """.formatted(lines(count, "a@+ = tanh(a@) + a@ / %d".formatted(count)), count - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 400})
    void manyScalars(int count) throws IOException {
        assertThatMethodsAreShort(
                """
                param a0 ~ normal(0, 1)
                a_0 = a0
                %s
                output a_0
                minimize a_%d^2 with adam(0.1)
                """.formatted(lines(count, "a_@+ = tanh(a_@) + a_@ / %d".formatted(count)), count - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 150})
    void longExpression(int count) throws IOException {
        String sum = IntStream.range(0, count)
                .mapToObj(i -> "sin(X * %d + w)".formatted(i))
                .collect(Collectors.joining(" + "));
        assertThatMethodsAreShort("""
                input X[n]
                param w ~ normal(0, 1)
                param v[d] ~ normal(0, 1)
                minimize mean((%s)^2) + sum(v^2) with sgd(0.1)
                """.formatted(sum));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 240})
    void manyParameters(int count) throws IOException {
        String sum = IntStream.range(0, count).mapToObj(i -> "X * w" + i).collect(Collectors.joining(" + "));
        assertThatMethodsAreShort("""
                input X[n, d]
                %s
                y = %s
                minimize mean(y^2) with adam(0.1)
                output y
                """.formatted(lines(count + 1, "param w@[d] ~ normal(0, 1)"), sum));
    }

    @Test
    void manyHyperparametersMetricsAndInputs() throws IOException {
        List<String> names = IntStream.range(0, 200).mapToObj(i -> "h" + i).toList();
        assertThatMethodsAreShort("""
                %s
                %s
                param w ~ normal(0, 1)
                %s
                minimize mean((w * (%s))^2) with sgd(0.1)
                """.formatted(
                lines(201, "hyper h@ = 1"),
                lines(101, "input x@[n]"),
                lines(201, "metric m@ = w * h@"),
                names.stream().map(name -> name).collect(Collectors.joining(" + "))
                        + IntStream.range(0, 100).mapToObj(i -> " + x" + i).collect(Collectors.joining())));
    }

    @Test
    void moreParametersThanArgumentsAreRefused() {
        String source = lines(252, "param w@[d] ~ ones") + "\ns0 = w0\n" + lines(251, "s@+ = s@ + w@+")
                + "\nminimize sum(s250^2) with sgd(1)";
        Compilation compilation = Compiler.compile(new SourceFile("Model.grad", "generated", source));
        assertThat(compilation.diagnostics())
                .anySatisfy(diagnostic -> assertThat(diagnostic.message())
                        .isEqualTo("with this one the model has more parameters than a Java method can take: 250,"
                                + " where a scalar counts as two"));
    }
}
