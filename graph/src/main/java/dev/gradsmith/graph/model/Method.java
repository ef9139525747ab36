package dev.gradsmith.graph.model;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.update.ChosenRule;
import java.util.List;
import java.util.Optional;

/** How an objective is minimised. */
public sealed interface Method {
    /** Step by step, by a rule that reads the gradient. */
    record Steps(ChosenRule rule) implements Method {}

    /**
     * As least squares, for which an objective must be a sum of squares.
     *
     * @param residuals tensors whose squares add up to the objective, but for a factor and for terms without parameters
     */
    record LeastSquares(List<Node> residuals) implements Method {
        public LeastSquares {
            residuals = List.copyOf(residuals);
        }
    }

    /**
     * From all of the data, by the solver that a structure allows.
     *
     * @param reason why it is taken, as a clause for people; empty where the structure says that
     */
    record Solved(Structure structure, Optional<String> reason) implements Method {}
}
