package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import java.util.List;

/** Model files that are expected to be sound. */
final class Parsed {
    private Parsed() {}

    static ModelFile file(String... lines) {
        DiagnosticSink sink = new DiagnosticSink();
        ModelFile file = ModelParser.parse("Model", "Model.grad", String.join("\n", lines), sink);
        assertThat(sink.diagnostics()).isEmpty();
        return file;
    }

    static List<String> statements(String... lines) {
        return file(lines).statements().stream().map(SyntaxPrinter::print).toList();
    }

    static Expr value(String expression) {
        return ((Statement.Definition) file("y = " + expression).statements().get(0)).value();
    }

    static String expression(String expression) {
        return SyntaxPrinter.print(value(expression));
    }
}
