package dev.gradsmith.graph.model;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.update.ChosenRule;
import java.util.List;
import java.util.Optional;

/** What training minimises, and how. {@code name} is the loss's name in the model file, {@code loss} where it has none. */
public record Objective(String name, Node node, Method method, SourceSpan span) {
    /** The update rule, where there is one. */
    public Optional<ChosenRule> rule() {
        return method instanceof Method.Steps steps ? Optional.of(steps.rule()) : Optional.empty();
    }

    /** The structure that a solver uses, where one minimises. */
    public Optional<Structure> structure() {
        return method instanceof Method.Solved solved ? Optional.of(solved.structure()) : Optional.empty();
    }

    /** The residuals, where the objective is minimised as a sum of squares. */
    public Optional<List<Node>> residuals() {
        if (method instanceof Method.LeastSquares squares) {
            return Optional.of(squares.residuals());
        }
        return structure()
                .filter(Structure.Squares.class::isInstance)
                .map(squares -> ((Structure.Squares) squares).residuals());
    }
}
