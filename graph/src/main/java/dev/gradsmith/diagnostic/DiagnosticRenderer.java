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
    private final List<String> lines;

    /** @param source the text of the file that the diagnostics are about */
    public DiagnosticRenderer(String source) {
        String withoutMark = source.startsWith("\uFEFF") ? source.substring(1) : source;
        this.lines = withoutMark.lines().toList();
    }

    /** The whole text; lines are separated by {@code \n} and the last one ends without. */
    public String render(Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        String place = span.file() + ":" + span.startLine() + ":" + span.startColumn();
        return place + ": " + diagnostic.severity().word() + ": " + details(diagnostic);
    }

    /** The message, excerpt and notes, without the place at their head. */
    public String details(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(diagnostic.message());
        excerpt(diagnostic.span(), text);
        diagnostic.notes().forEach(note -> text.append("\n  ").append(note));
        return text.toString();
    }

    private void excerpt(SourceSpan span, StringBuilder text) {
        if (span.startLine() > lines.size()) {
            return;
        }
        String line = lines.get(span.startLine() - 1).stripTrailing();
        int end = span.endLine() == span.startLine() ? span.endColumn() - 1 : Integer.MAX_VALUE;
        Excerpt excerpt = new Excerpt(line, span.startColumn() - 1, end);
        String number = Integer.toString(span.startLine());
        text.append("\n  ").append(number).append(" | ").append(excerpt.text());
        text.append("\n  ").append(" ".repeat(number.length())).append(" | ").append(excerpt.underline());
    }
}
