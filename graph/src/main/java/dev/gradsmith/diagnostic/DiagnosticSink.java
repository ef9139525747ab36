package dev.gradsmith.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects what the phases of one compilation report. The same mistake reported twice counts once. */
public final class DiagnosticSink {
    /** More than a person reads; the rest is likely to follow from these. */
    private static final int MOST = 100;

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private boolean errors;

    private final Optional<DiagnosticSink> target;
    private final UnaryOperator<Diagnostic> change;
    private final int most;

    public DiagnosticSink() {
        this(Optional.empty(), UnaryOperator.identity(), MOST);
    }

    private DiagnosticSink(Optional<DiagnosticSink> target, UnaryOperator<Diagnostic> change, int most) {
        this.target = target;
        this.change = change;
        this.most = most;
    }

    /** Reports to this sink, and tells of its own part alone whether it has errors. */
    public DiagnosticSink part() {
        return new DiagnosticSink(Optional.of(this), UnaryOperator.identity(), MOST);
    }

    /** Reports to this sink, adding {@code note} to each diagnostic. */
    public DiagnosticSink noting(String note) {
        return new DiagnosticSink(Optional.of(this), diagnostic -> diagnostic.noting(note), MOST);
    }

    /**
     * Reports to this sink the first diagnostic, moved to {@code span} and with {@code note}: what somebody else's code at that place makes
     * of it is one mistake.
     */
    public DiagnosticSink at(SourceSpan span, String note) {
        return new DiagnosticSink(
                Optional.of(this), diagnostic -> diagnostic.noting(note).at(span), 1);
    }

    public void report(Diagnostic diagnostic) {
        errors |= diagnostic.isError();
        boolean known = diagnostics.stream().anyMatch(diagnostic::isSameMistake);
        if (diagnostics.size() < most && !known) {
            diagnostics.add(diagnostic);
            target.ifPresent(sink -> sink.report(change.apply(diagnostic)));
        }
    }

    /** Whether nothing was reported, not even a warning. */
    public boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    /** Whether the model cannot be compiled, as opposed to compiled with warnings. */
    public boolean hasErrors() {
        return errors;
    }

    /** The first hundred reported, in the order of the source. */
    public List<Diagnostic> diagnostics() {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::span))
                .toList();
    }
}
