package dev.gradsmith.dsl.format;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.dsl.parse.SourceTokens;
import java.util.List;
import java.util.Optional;

/** Writes model files in the one layout that {@code docs/language.md} describes. What they mean, and their comments, stay. */
public final class Formatter {
    private Formatter() {}

    /**
     * The text in the layout; empty, and the mistakes reported to {@code sink}, where it has mistakes of syntax. Formatting the
     * result changes nothing. The lines end as the first line of the text does; a byte order mark is left out.
     *
     * @param name the model's name
     * @param file the file as diagnostics show it
     */
    public static Optional<String> format(String name, String file, String text, DiagnosticSink sink) {
        DiagnosticSink mistakes = new DiagnosticSink();
        List<Entry> entries = entries(name, file, text, mistakes);
        if (mistakes.hasErrors()) {
            mistakes.diagnostics().stream().filter(Diagnostic::isError).forEach(sink::report);
            return Optional.empty();
        }
        String formatted = Page.write(entries, 0);
        if (!Substance.of(entries).equals(Substance.of(entries(name, file, formatted, mistakes)))) {
            throw new CompilerBug("format", "the layout of " + file + " would change what it says");
        }
        return Optional.of(formatted.replace("\n", lineEnd(text)));
    }

    private static List<Entry> entries(String name, String file, String text, DiagnosticSink sink) {
        DiagnosticSink mistakes = new DiagnosticSink();
        ModelFile model = ModelParser.parse(name, file, text, mistakes);
        List<Diagnostic> ofSyntax = mistakes.diagnostics().stream()
                .filter(mistake -> mistake.isError() && mistake.code() != DiagnosticCode.EMPTY_MODEL)
                .toList();
        ofSyntax.forEach(sink::report);
        return ofSyntax.isEmpty() ? Outline.of(SourceTokens.of(file, text), model.statements()) : List.of();
    }

    private static String lineEnd(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }
}
