package dev.gradsmith.graph.model;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.update.ChosenRule;
import java.util.Optional;

/** What training minimises, and how. {@code name} is the loss's name in the model file, {@code loss} where it has none. */
public record Objective(String name, Node node, Method method, SourceSpan span) {
    /** The update rule, where there is one. */
    public Optional<ChosenRule> rule() {
        return method instanceof Method.Steps steps ? Optional.of(steps.rule()) : Optional.empty();
    }
}
