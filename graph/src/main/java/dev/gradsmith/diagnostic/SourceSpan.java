package dev.gradsmith.diagnostic;

/**
 * A stretch of a source file. Lines and columns count from 1, columns in Unicode code points; the end is exclusive.
 *
 * @param file the file as diagnostics show it
 */
public record SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<SourceSpan> {
    public SourceSpan {
        if (startLine < 1 || startColumn < 1 || endLine < startLine) {
            throw new IllegalArgumentException(
                    "not a span: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }

    /** From the start of this span to the end of {@code last}. */
    public SourceSpan to(SourceSpan last) {
        return new SourceSpan(file, startLine, startColumn, last.endLine, last.endColumn);
    }

    /** The empty span at the start of this one. */
    public SourceSpan start() {
        return new SourceSpan(file, startLine, startColumn, startLine, startColumn);
    }

    /** By file, then by start. */
    @Override
    public int compareTo(SourceSpan other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(startLine, other.startLine);
        return byLine != 0 ? byLine : Integer.compare(startColumn, other.startColumn);
    }
}
