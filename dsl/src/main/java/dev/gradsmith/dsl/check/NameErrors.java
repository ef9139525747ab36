package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.diagnostic.Spelling;
import dev.gradsmith.dsl.ast.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can be wrong with a name. */
final class NameErrors {
    private NameErrors() {}

    static Diagnostic unknown(String name, SourceSpan span, Collection<String> known) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME, span, "nothing is called '" + name + "'", didYouMean(name, known));
    }

    static Diagnostic usedBeforeDeclared(String name, SourceSpan span, SourceSpan declared) {
        return new Diagnostic(
                DiagnosticCode.USED_BEFORE_DECLARED,
                span,
                "'" + name + "' is used before it is declared",
                "it is declared in line " + declared.startLine() + "; move that line up");
    }

    static Diagnostic unknownFunction(String name, SourceSpan span, Collection<String> known) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_FUNCTION, span, "there is no function '" + name + "'", didYouMean(name, known));
    }

    static Diagnostic functionAsValue(String name, SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME, span, "'" + name + "' is a function and wants arguments: " + name + "(…)");
    }

    static Diagnostic duplicate(Identifier name, Symbol earlier) {
        String what = earlier instanceof Symbol.Size ? "a dimension" : "declared";
        return new Diagnostic(
                DiagnosticCode.DUPLICATE_NAME,
                name.span(),
                "'" + name.text() + "' is already " + what + " (line "
                        + earlier.span().startLine() + ")",
                "a name is given once; choose another");
    }

    static Diagnostic notADimension(Identifier name, Symbol.Value value) {
        return new Diagnostic(
                DiagnosticCode.INVALID_DIMENSION,
                name.span(),
                "'" + name.text() + "' is a value, not a dimension (line "
                        + value.span().startLine() + ")");
    }

    private static List<String> didYouMean(String name, Collection<String> known) {
        List<String> notes = new ArrayList<>();
        Spelling.nearest(name, known).ifPresent(meant -> notes.add("did you mean '" + meant + "'?"));
        return notes;
    }
}
