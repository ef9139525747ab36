package dev.gradsmith.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.model.ModelGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks are as large as the caches have room for what is read twice, and for what is computed. */
class BlockSizeTest {
    @ParameterizedTest
    @CsvSource({
        "2, 1024",
        "32, 1024",
        "33, 512",
        "64, 512",
        "100, 256",
        "128, 256",
        "129, 128",
        "256, 128",
        "784, 64",
        "100000, 64",
        "d, 64"
    })
    void rowsThatAreOnlyReadMayFillTheSecondCache(String columns, int expected) {
        assertThat(blockRows("y = X*w", columns)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"33, 128", "64, 128", "65, 64", "100, 64", "1000, 64"})
    void rowsThatAreComputedAreToStayInTheFirst(String columns, int expected) {
        assertThat(blockRows("y = tanh(X)*w", columns)).isEqualTo(expected);
    }

    private static int blockRows(String definition, String columns) {
        String source = """
                input X[n, %s]
                target t[n]
                param w[%s] ~ zeros
                %s
                loss = mean((y - t)^2)
                minimize loss with sgd(0.1)
                """.formatted(columns, columns, definition);
        DiagnosticSink sink = new DiagnosticSink();
        ModelGraph model = Checker.check(ModelParser.parse("M", "M.grad", source, sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        return Planner.plan(Programs.of(model).gradient().orElseThrow(), model.batch())
                .blockRows();
    }
}
