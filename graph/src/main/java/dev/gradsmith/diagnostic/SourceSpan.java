package dev.gradsmith.diagnostic;

import java.util.Comparator;

/**
 * A stretch of a source file. Lines and columns count from 1, columns in Unicode code points; the end is exclusive.
 *
 * @param file the file as diagnostics show it
 */
public record SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<SourceSpan> {
    private static final Comparator<SourceSpan> ORDER = Comparator.comparing(SourceSpan::file)
            .thenComparingInt(SourceSpan::startLine)
            .thenComparingInt(SourceSpan::startColumn)
            .thenComparingInt(SourceSpan::endLine)
            .thenComparingInt(SourceSpan::endColumn);

    public SourceSpan {
        if (startLine < 1
                || startColumn < 1
                || endLine < startLine
                || (endLine == startLine && endColumn < startColumn)) {
            throw new IllegalArgumentException(
                    "not a span: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }

    /** Where it starts, for those who read {@code reading}: {@code line 2}, or {@code line 2 of losses.grad} where that is another file. */
    public String line(String reading) {
        return "line " + startLine + (file.equals(reading) ? "" : " of " + name());
    }

    /** Where it starts, without directories: {@code LinearRegression.grad:8}. */
    public String place() {
        return name() + ":" + startLine;
    }

    private String name() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** From the start of this span to the end of {@code last}. */
    public SourceSpan to(SourceSpan last) {
        return new SourceSpan(file, startLine, startColumn, last.endLine, last.endColumn);
    }

    /** The empty span at the start of this one. */
    public SourceSpan start() {
        return new SourceSpan(file, startLine, startColumn, startLine, startColumn);
    }

    /** The empty span behind this one: where something is missing. */
    public SourceSpan end() {
        return new SourceSpan(file, endLine, endColumn, endLine, endColumn);
    }

    /** By file, then by start; of two that start together the shorter comes first. */
    @Override
    public int compareTo(SourceSpan other) {
        return ORDER.compare(this, other);
    }
}
