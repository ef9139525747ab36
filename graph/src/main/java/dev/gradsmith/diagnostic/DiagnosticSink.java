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

    public void report(Diagnostic diagnostic) {
        if (diagnostics.size() < MOST) {
            diagnostics.add(diagnostic);
        }
    }

    public boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    /** Everything reported, in the order of the source. */
    public List<Diagnostic> diagnostics() {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::span))
                .toList();
    }
}
