package dev.gradsmith.diagnostic;

import java.util.List;

/**
 * One mistake in a model file.
 *
 * @param message what was expected and what was found, in one line
 * @param notes where the operands come from, and what to do; a line each
 */
public record Diagnostic(DiagnosticCode code, SourceSpan span, String message, List<String> notes) {
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    public Diagnostic(DiagnosticCode code, SourceSpan span, String message, String... notes) {
        this(code, span, message, List.of(notes));
    }
}
