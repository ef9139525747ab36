package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.leastsquares.SumOfSquares;
import java.util.List;
import java.util.Optional;

/** What an objective is made of, as far as solvers ask. */
public sealed interface Structure {
    /** A sum of squares; of residuals that are linear in the parameters, or else that no better structure was found for. */
    record Squares(List<Node> residuals) implements Structure {
        public Squares {
            residuals = List.copyOf(residuals);
        }
    }

    /** A sum of smooth convex functions of linear predictors. */
    record Predictors(List<CurvedTerm> terms, Optional<Node> scale) implements Structure {
        public Predictors {
            terms = List.copyOf(terms);
        }
    }

    /** Anything else. */
    record Other(Knowledge knowledge, Node part) implements Structure {}

    /** What is known of an objective that is neither, because of its {@code part}. */
    enum Knowledge {
        /** Convex, though the part has a kink, or is no function of one linear predictor. */
        CONVEX,
        /** Not convex by what is known: the part is concave with a positive weight, or convex with a negative one. */
        CONCAVE,
        /** Not known to be convex. */
        UNKNOWN
    }

    /** The structure of {@code objective} that the best solver can use. */
    static Structure of(Graph graph, Node objective) {
        SumOfSquares.Reading squares = SumOfSquares.read(graph, objective);
        if (squares instanceof SumOfSquares.Squares found && isLinear(graph, found.residuals())) {
            return new Squares(found.residuals());
        }
        Structure convex = ofConvex(graph, objective);
        boolean better = convex instanceof Predictors;
        return !better && squares instanceof SumOfSquares.Squares found ? new Squares(found.residuals()) : convex;
    }

    private static boolean isLinear(Graph graph, List<Node> residuals) {
        return residuals.stream().allMatch(residual -> new Convexity(graph, residual).isStraight(residual));
    }

    /** The structure of {@code objective} as a sum of convex functions. */
    static Structure ofConvex(Graph graph, Node objective) {
        ConvexObjective.Reading reading = ConvexObjective.read(graph, objective);
        if (reading instanceof ConvexObjective.Otherwise otherwise) {
            return new Other(otherwise.knowledge(), otherwise.part());
        }
        ConvexObjective.Convex convex = (ConvexObjective.Convex) reading;
        if (convex.obstacle().isPresent()) {
            return new Other(Knowledge.CONVEX, convex.obstacle().get());
        }
        return convex.terms().isEmpty()
                ? new Other(Knowledge.CONVEX, objective)
                : new Predictors(convex.terms(), convex.scale(graph));
    }
}
