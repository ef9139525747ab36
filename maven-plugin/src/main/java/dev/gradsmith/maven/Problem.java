package dev.gradsmith.maven;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticRenderer;
import java.nio.file.Path;

/**
 * One mistake in a model file, as Maven and IDEs take it. Lines and columns count from 1.
 *
 * @param details the message with its excerpt and notes
 */
record Problem(Path file, int line, int column, String details) {
    static Problem of(Path file, String source, Diagnostic diagnostic) {
        String details = new DiagnosticRenderer(source).details(diagnostic);
        return new Problem(
                file, diagnostic.span().startLine(), diagnostic.span().startColumn(), details);
    }

    /** A mistake of the file as a whole. */
    static Problem of(Path file, String message) {
        return new Problem(file, 1, 1, message);
    }

    /** In the form of the Java compiler's own messages under Maven: {@code file:[line,column] message}. */
    String text() {
        return file + ":[" + line + "," + column + "] " + details;
    }
}
