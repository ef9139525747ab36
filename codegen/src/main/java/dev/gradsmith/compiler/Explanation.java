package dev.gradsmith.compiler;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiler makes of one model, or what is wrong with the model.
 *
 * @param text for people, in lines; empty where there are errors, and where the file holds functions and layers only
 * @param sources the text of each file that was read, by its name in diagnostics
 */
public record Explanation(List<Diagnostic> diagnostics, Optional<String> text, Map<String, String> sources) {
    public Explanation {
        diagnostics = List.copyOf(diagnostics);
        sources = Map.copyOf(sources);
    }
}
