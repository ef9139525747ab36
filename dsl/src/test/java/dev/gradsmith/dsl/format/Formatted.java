package dev.gradsmith.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;

/** The layout of texts without mistakes of syntax, each checked to say what the text says. */
final class Formatted {
    private Formatted() {}

    static String of(String text) {
        DiagnosticSink sink = new DiagnosticSink();
        String formatted = Formatter.format("Model", "Model.grad", text, sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        assertThat(sink.isEmpty()).isTrue();
        assertThat(SyntaxTree.of(formatted)).as(formatted).isEqualTo(SyntaxTree.of(text));
        assertThat(SyntaxTree.comments(formatted)).as(formatted).isEqualTo(SyntaxTree.comments(text));
        assertThat(Formatter.format("Model", "Model.grad", formatted, sink)).contains(formatted);
        return formatted;
    }
}
