package dev.gradsmith.dsl.parse;

import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** The text of documentation comments. */
final class DocComments {
    private DocComments() {}

    /** What a documentation comment says, without its stars; empty for another comment. */
    static Optional<String> text(Token comment) {
        if (comment.getType() != GradLexer.DOC_COMMENT) {
            return Optional.empty();
        }
        String source = comment.getText();
        String inside = source.substring(3, source.length() - 2);
        String text = inside.lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                .collect(Collectors.joining("\n"))
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
