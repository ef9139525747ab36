package dev.gradsmith.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.model.ModelGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be measured on rows that come block by block, and what needs all of them at once. */
class BlockWiseTest {
    private static boolean isBlockWise(String metric) {
        String source = """
                input X[n, 3]
                target t[n]
                param w[3] ~ zeros
                y = X*w
                loss = mean((y - t)^2) + 0.1 * sum(w^2)
                metric m = %s
                minimize loss with sgd(0.1)
                """.formatted(metric);
        DiagnosticSink sink = new DiagnosticSink();
        ModelGraph model = Checker.check(ModelParser.parse("M", "M.grad", source, sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        Program program = Programs.of(model).losses().orElseThrow();
        boolean isBlockWise = BlockWise.is(program, model.batch());
        if (isBlockWise) {
            assertThat(Planner.plan(program, model.batch()).passes()).hasSize(1);
        }
        return isBlockWise;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean(abs(y - t))",
                "max(abs(y - t))",
                "sqrt(sum((y - t)^2) / n)",
                "mean((X*w > 0) == (t > 0))",
                "sum(X' * y)",
                "mean(y) - mean(t)",
                "1 - mean((y - t)^2) / (mean(t^2) - mean(t)^2)"
            })
    void sumsOverRowsAreAddedUpBlockByBlock(String metric) {
        assertThat(isBlockWise(metric)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean((t - mean(t))^2)",
                "sum(softmax(y, 0) .* t)",
                "y[0]",
                "sum(exp(X * X'))",
                "sum(range(n) .* t)",
                "sum(exp(y / n))"
            })
    void whatNeedsOtherRowsIsNot(String metric) {
        assertThat(isBlockWise(metric)).isFalse();
    }
}
