package dev.gradsmith.maven;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticRenderer;
import dev.gradsmith.diagnostic.SourceSpan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One mistake in a model file, as Maven and IDEs take it. Lines and columns count from 1.
 *
 * @param details the message with its excerpt and notes
 * @param bug what the compiler threw, where the mistake is its own
 */
record Problem(Path file, int line, int column, String details, Optional<Throwable> bug) {
    /** @param sources the text of each file by its name in diagnostics, which is its path */
    static Problem of(Map<String, String> sources, Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        String details = new DiagnosticRenderer(sources.getOrDefault(span.file(), "")).details(diagnostic);
        return new Problem(Path.of(span.file()), span.startLine(), span.startColumn(), details, Optional.empty());
    }

    /** A mistake of the file as a whole. */
    static Problem of(Path file, String message) {
        return at(file, 1, 1, message);
    }

    static Problem at(Path file, int line, int column, String message) {
        return new Problem(file, line, column, message, Optional.empty());
    }

    /** The compiler failed over this file: with words of its own, or without warning. */
    static Problem of(Path file, Throwable bug) {
        String message = bug instanceof CompilerBug
                ? String.valueOf(bug.getMessage())
                : "a bug of the compiler, not of the model: " + bug + "; please report it with the model file";
        return new Problem(file, 1, 1, message, Optional.of(bug));
    }

    /** In the form of the Java compiler's own messages under Maven: {@code file:[line,column] message}. */
    String text() {
        return file + ":[" + line + "," + column + "] " + details;
    }
}
