package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.SourceToken;
import java.util.List;
import java.util.Optional;

/** A part of a file or body: a statement, or a line of comments between two of them. */
sealed interface Entry {
    Separation before();

    /** Comments that share a line with no statement. */
    record Remark(Separation before, List<SourceToken> comments) implements Entry {}

    /**
     * A statement.
     *
     * @param tokens those of its head, which is all of it where it has no body; line ends among them
     * @param behind the comments behind it on its last line
     */
    record Item(
            Separation before,
            Statement statement,
            List<SourceToken> tokens,
            Optional<Body> body,
            List<SourceToken> behind)
            implements Entry {}

    /** @param opening the comments behind the opening brace on its line */
    record Body(List<SourceToken> opening, List<Entry> entries) {}
}
