package dev.gradsmith.dsl.parse;

import dev.gradsmith.dsl.ast.Comment;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of documentation comments. */
final class DocComments {
    private DocComments() {}

    /** What a documentation comment says, without its stars; empty for another comment. */
    static Optional<String> text(Comment comment) {
        if (!comment.isDocumentation()) {
            return Optional.empty();
        }
        String source = comment.text();
        String inside = source.substring("/**".length(), source.length() - "*/".length());
        String text = inside.lines()
                .map(line -> line.strip().replaceFirst("^\\*+\\s?", ""))
                .collect(Collectors.joining("\n"))
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
