package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose names are those that generated code has for its own things: javac must not stumble over them. */
class NamesTest {
    /** What generated code calls its own variables, fields and methods. */
    private static final List<String> OWN = List.of(
            "all",
            "at",
            "batch",
            "block0",
            "chunk",
            "chunk0",
            "chunks",
            "count",
            "data",
            "draw",
            "draws",
            "element",
            "field",
            "file",
            "first",
            "from",
            "gradient",
            "i",
            "j",
            "k",
            "kernels",
            "model",
            "next",
            "ofModel",
            "options",
            "order",
            "other",
            "pass0",
            "place",
            "product",
            "program",
            "run",
            "rows",
            "stage0",
            "startUpdates",
            "step",
            "steps",
            "stepSize",
            "sum",
            "task",
            "tensors",
            "this1",
            "to",
            "total",
            "update",
            "value",
            "var",
            "vector",
            "worker",
            "xBatch",
            "record",
            "yield",
            "fit",
            "evaluate",
            "of",
            "result",
            "best",
            "position",
            "carried",
            "hash");

    @TempDir
    private Path folder;

    private static String lines(String line) {
        return OWN.stream().map(name -> line.replace("@", name)).collect(Collectors.joining("\n"));
    }

    private static String sum(String term) {
        return OWN.stream().map(name -> term.replace("@", name)).collect(Collectors.joining(" + "));
    }

    @Test
    void data() {
        CompiledModel.of("Model", """
                input x[n, d]
                %s
                target t[n]
                param w[d] ~ normal(0, 1)
                y = x * dropout(w, 0.5) + %s
                loss = sum((y - t)^2)
                minimize loss with adam(0.1)
                output y
                """.formatted(lines("input @[n]"), sum("@")), folder);
    }

    @Test
    void parametersAndLayers() {
        CompiledModel.of("Model", """
                input x[n, d]
                %s
                param w[d] ~ normal(0, 1)
                y = x * w + %s
                loss = mean(y^2)
                minimize loss with adam(0.1, amsgrad = true)
                output y
                """.formatted(lines("param @ ~ normal(0, 1)"), sum("@")), folder);
    }

    @Test
    void vectors() {
        CompiledModel.of("Model", """
                input x[n, d]
                %s
                y = x * (%s)
                loss = mean(y^2)
                minimize loss with sgd(0.1, momentum = 0.9)
                output y
                """.formatted(lines("param @[d] ~ normal(0, 1)"), sum("@")), folder);
    }

    @Test
    void hyperparameters() {
        CompiledModel.of("Model", """
                input x[n, d]
                %s
                param w[d] ~ normal(0, 1)
                y = x * w * (%s)
                loss = mean(y^2)
                minimize loss with sgd(step, momentum = count)
                """.formatted(lines("hyper @ = 0.1"), sum("@")), folder);
    }

    @Test
    void modelDimensions() {
        CompiledModel.of("Model", """
                input x[n, 2]
                %s
                y = sum(x, axis = 1) + %s
                loss = mean(y^2)
                minimize loss with adam(0.1)
                output y
                """.formatted(lines("param p_@[@] ~ normal(0, 1)"), sum("sum(p_@)")), folder);
    }

    @Test
    void dataDimensions() {
        CompiledModel.of("Model", """
                input x[n, 2]
                %s
                param w[2] ~ normal(0, 1)
                y = x * w + %s
                loss = mean(y^2)
                minimize loss with adam(0.1)
                output y
                """.formatted(lines("input p_@[@]"), sum("sum(p_@)")), folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "count", "first", "to", "from", "i", "total"})
    void batchDimension(String name) {
        CompiledModel.of("Model", """
                input x[%1$s, d]
                target t[%1$s]
                param w[d] ~ normal(0, 1)
                param v[d] ~ normal(0, 1)
                y = tanh(x * w) + x * v
                loss = mean((y - t)^2)
                minimize loss with adam(0.1)
                output y
                """.formatted(name), folder);
    }

    @Test
    void outputsAndMetrics() {
        CompiledModel.of(
                "Model",
                """
                input x[n, d]
                param w[d] ~ normal(0, 1)
                %s
                %s
                gradients_ = sum(x * w)
                minimize update with adam(0.1)
                output %s
                """.formatted(
                        lines("@ = sum(x * w) + " + "@".length()), lines("metric m_@ = @ * 2"), String.join(", ", OWN)),
                folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "run", "startUpdates", "wGradient", "loss"})
    void objective(String name) {
        CompiledModel.of("Model", """
                param w ~ ones
                param v ~ ones
                %1$s = (w - v)^2 + w^4
                minimize %1$s with adam(0.1)
                output %1$s
                """.formatted(name), folder);
    }

    @Test
    void classesOfOutputsAreDistinct() {
        CompiledModel.of("Model", """
                input x[n]
                param w ~ ones
                y = x * w
                Y = y * 2
                loss = sum(y)
                gradient = sum(Y)
                hessian = sum(Y .* y)
                evaluation = 2 * hessian
                residual = 3 * hessian
                minimize gradient with adam(0.1)
                output y, Y, loss, gradient, hessian, evaluation, residual
                """, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rows",
                "GradientProgram",
                "LossProgram",
                "YProgram",
                "FlatParameters",
                "ObjectiveFunction",
                "Shapes",
                "Functions",
                "Arrays",
                "Chunks",
                "Execution",
                "Tensor",
                "Path",
                "Map",
                "History",
                "model",
                "x",
                "w"
            })
    void model(String name) {
        CompiledModel.of(name, """
                input x[n, 2]
                param w[2] ~ normal(0, 1)
                y = tanh(x * w)
                loss = sum(y)
                minimize loss with adam(0.1)
                output y
                """, folder);
    }

    /** What people call through the generated classes has its name for itself; so have Java's words and the classes that the code names. */
    @ParameterizedTest
    @CsvSource({"builder, 1, 7", "gradients, 1, 7", "class, 1, 7", "Math, 1, 7", "Shapes, 1, 7", "hashCode, 1, 7"})
    void refusedWhereItIsWritten(String name, int line, int column) {
        Compilation compilation = Compiler.compile(new SourceFile(
                "Model.grad", "generated", "param " + name + "[2] ~ ones\nminimize sum(" + name + "^2) with sgd(1)\n"));
        assertThat(compilation.diagnostics()).hasSize(1);
        Diagnostic diagnostic = compilation.diagnostics().get(0);
        assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.NAME_NOT_USABLE);
        assertThat(diagnostic.span().startLine()).isEqualTo(line);
        assertThat(diagnostic.span().startColumn()).isEqualTo(column);
        assertThat(diagnostic.span().endColumn() - column).isBetween(name.length() - 1, name.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Builder", "Gradients", "Evaluation", "Math", "String", "Object", "class", "2D"})
    void refusedModelName(String name) {
        Compilation compilation = Compiler.compile(
                new SourceFile(name + ".grad", "generated", "param w ~ ones\nminimize w^2 with sgd(1)\n"));
        assertThat(compilation.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.INVALID_MODEL_NAME);
    }
}
