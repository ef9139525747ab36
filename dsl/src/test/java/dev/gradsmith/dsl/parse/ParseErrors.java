package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import java.util.List;

/** Model files that are expected to be broken. */
final class ParseErrors {
    private ParseErrors() {}

    /** Line, column and message of each mistake. */
    static List<String> of(String... lines) {
        DiagnosticSink sink = new DiagnosticSink();
        file(sink, lines);
        return sink.diagnostics().stream()
                .map(diagnostic -> diagnostic.span().startLine() + ":"
                        + diagnostic.span().startColumn() + " " + diagnostic.message())
                .toList();
    }

    static ModelFile file(DiagnosticSink sink, String... lines) {
        return ModelParser.parse("Model", "Model.grad", String.join("\n", lines), sink);
    }
}
