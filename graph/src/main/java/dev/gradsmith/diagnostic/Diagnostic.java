package dev.gradsmith.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * What the compiler has to say about one place in a model file: mostly a mistake, sometimes a warning.
 *
 * @param message what was expected and what was found, in one line
 * @param notes where the operands come from, and what to do; a line each
 */
public record Diagnostic(DiagnosticCode code, Severity severity, SourceSpan span, String message, List<String> notes) {
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** An error. */
    public Diagnostic(DiagnosticCode code, SourceSpan span, String message, List<String> notes) {
        this(code, Severity.ERROR, span, message, notes);
    }

    /** An error. */
    public Diagnostic(DiagnosticCode code, SourceSpan span, String message, String... notes) {
        this(code, span, message, List.of(notes));
    }

    /** Something that is likely a mistake, but has a meaning. */
    public static Diagnostic warning(DiagnosticCode code, SourceSpan span, String message, String... notes) {
        return new Diagnostic(code, Severity.WARNING, span, message, List.of(notes));
    }

    /** The same with one more note, unless it is there already. */
    public Diagnostic noting(String note) {
        if (notes.contains(note)) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Diagnostic(code, severity, span, message, more);
    }

    /** The same at another place. */
    public Diagnostic at(SourceSpan place) {
        return new Diagnostic(code, severity, place, message, notes);
    }

    /** Whether both say the same of one place, whatever their notes add. */
    boolean isSameMistake(Diagnostic other) {
        return code == other.code && span.equals(other.span) && message.equals(other.message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
