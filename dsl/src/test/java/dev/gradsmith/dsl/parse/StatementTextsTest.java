package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.format.Formatter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementTextsTest {
    private static final String MODEL = """
            /** A model. */
            import "layers.grad"
            precision double
            dim h=8
            input X[n,d] ; target t[n]  // two
            param w[h] ~ normal(0,-1)
            hyper rate=1e-3
            layer Dense(a,k) {
              param W[a,k] ~ glorot()  // weights
              param b[k] ~ zeros()

              fun apply(x) = x*W +
                 b
            }
            fun twice(x) =
               2*x
            hidden=Dense(d,h)
            z = tanh(hidden(X))[1:h] .* -2
            for i in 0:3 { z = z + !true / hidden.b'; q = (z
               + 1)^2 }
            minimize loss with sgd(rate=rate)
            """;

    private static List<String> texts(String text) {
        ModelFile file = ModelParser.parse("M", "M.grad", text, new DiagnosticSink());
        return StatementTexts.of("M.grad", text, file.statements()).stream()
                .map(StatementTexts.StatementText::text)
                .toList();
    }

    @Test
    void eachStatementIsALine() {
        assertThat(texts(MODEL))
                .contains(
                        "import \"layers.grad\"",
                        "dim h = 8",
                        "input X[n, d]",
                        "target t[n]",
                        "param w[h] ~ normal(0, -1)",
                        "layer Dense(a, k) { param W[a, k] ~ glorot(); param b[k] ~ zeros(); fun apply(x) = x * W + b }",
                        "fun twice(x) = 2 * x",
                        "hidden = Dense(d, h)",
                        "minimize loss with sgd(rate = rate)");
    }

    @Test
    void layoutAndCommentsDoNotMatter() {
        DiagnosticSink mistakes = new DiagnosticSink();
        String formatted = Formatter.format("M", "M.grad", MODEL, mistakes).orElseThrow();
        assertThat(mistakes.diagnostics()).isEmpty();
        assertThat(formatted).isNotEqualTo(MODEL);
        assertThat(texts(formatted)).isEqualTo(texts(MODEL));
        assertThat(texts(MODEL.replace("\n", "\r\n"))).isEqualTo(texts(MODEL));
    }
}
