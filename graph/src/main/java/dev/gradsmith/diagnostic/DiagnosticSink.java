package dev.gradsmith.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the phases of one compilation report. The same mistake reported twice counts once. */
public final class DiagnosticSink {
    /** More than a person reads; the rest is likely to follow from these. */
    private static final int MOST = 100;

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private boolean errors;

    public void report(Diagnostic diagnostic) {
        errors |= diagnostic.isError();
        if (diagnostics.size() < MOST) {
            diagnostics.add(diagnostic);
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
