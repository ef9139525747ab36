package dev.gradsmith.dsl.ast;

import java.util.List;
import java.util.Optional;

/**
 * A model file as written.
 *
 * @param name the model's name, which is the file's
 * @param file the file as diagnostics show it
 * @param documentation the model's own description: the comment that opens the file
 */
public record ModelFile(String name, String file, Optional<String> documentation, List<Statement> statements) {
    public ModelFile {
        statements = List.copyOf(statements);
    }
}
