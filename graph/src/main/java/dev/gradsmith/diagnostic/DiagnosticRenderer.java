package dev.gradsmith.diagnostic;

import java.util.List;

/**
 * Shows a diagnostic with its line of source:
 *
 * <pre>
 * Model.grad:7:5: error: '*' cannot multiply [n, d] by [k]
 *   7 | y = X*w + b
 *     |     ^^^
 *   X is [n, d] (line 2)
 * </pre>
 */
public final class DiagnosticRenderer {
    private static final int WIDEST_LINE = 160;

    private final List<String> lines;

    public DiagnosticRenderer(String source) {
        this.lines = source.lines().toList();
    }

    /** The whole text; lines are separated by {@code \n} and the last one ends without. */
    public String render(Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        String place = span.file() + ":" + span.startLine() + ":" + span.startColumn();
        return place + ": error: " + details(diagnostic);
    }

    /** The message, excerpt and notes, without the place at their head. */
    public String details(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(diagnostic.message());
        excerpt(diagnostic.span(), text);
        diagnostic.notes().forEach(note -> text.append("\n  ").append(note));
        return text.toString();
    }

    private void excerpt(SourceSpan span, StringBuilder text) {
        String line = span.startLine() <= lines.size() ? lines.get(span.startLine() - 1) : "";
        int[] points = line.codePoints().toArray();
        if (points.length > WIDEST_LINE) {
            return;
        }
        String number = Integer.toString(span.startLine());
        text.append("\n  ").append(number).append(" | ").append(line);
        text.append("\n  ").append(" ".repeat(number.length())).append(" | ");
        int start = Math.min(span.startColumn() - 1, points.length);
        int end = span.endLine() == span.startLine() ? span.endColumn() - 1 : points.length;
        for (int i = 0; i < start; i++) {
            // A tab is repeated, so that the underline stands under its text however wide a tab is shown.
            text.append(points[i] == '\t' ? '\t' : ' ');
        }
        text.append("^".repeat(Math.max(1, Math.min(end, points.length) - start)));
    }
}
