package dev.gradsmith.dsl.ast;

import java.util.List;
import java.util.Optional;

/**
 * A model file as written.
 *
 * @param name the model's name, which is the file's
 * @param file the file as diagnostics show it
 * @param documentation the model's own description: the documentation comment that opens the file
 * @param statements those that could be read
 * @param unreadable the names that the other statements seem to define: that one is unknown is no mistake of its own
 * @param comments all of them, in the order of the file
 */
public record ModelFile(
        String name,
        String file,
        Optional<String> documentation,
        List<Statement> statements,
        List<Identifier> unreadable,
        List<Comment> comments) {
    public ModelFile {
        statements = List.copyOf(statements);
        unreadable = List.copyOf(unreadable);
        comments = List.copyOf(comments);
    }

    /** Whether the file holds functions and layers only, for models to import; nothing is generated from it. */
    public boolean isLibrary() {
        return !statements.isEmpty()
                && statements.stream()
                        .allMatch(statement -> statement instanceof Statement.Fun
                                || statement instanceof Statement.Layer
                                || statement instanceof Statement.Import);
    }
}
