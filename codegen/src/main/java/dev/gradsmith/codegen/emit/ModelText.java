package dev.gradsmith.codegen.emit;

import java.util.List;

/**
 * What a model was compiled from, for files of its parameters to say.
 *
 * @param sha256 of the text of the model file
 * @param statements each on one line, the same for every layout of the file
 */
public record ModelText(String sha256, List<String> statements) {
    public ModelText {
        statements = List.copyOf(statements);
    }
}
