package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.leastsquares.SumOfSquares;
import java.util.List;
import java.util.Optional;

/** What an objective is made of, as far as solvers ask. */
public sealed interface Structure {
    /** What an objective of this structure is, as the end of a sentence for people that begins with "the objective is". */
    String nature();

    /** The solver that suits it best, as people call it. */
    String solver();

    /**
     * A sum of squares that no better structure was found for.
     *
     * @param linear whether the residuals are linear in the parameters
     */
    record Squares(List<Node> residuals, boolean linear) implements Structure {
        public Squares {
            residuals = List.copyOf(residuals);
        }

        @Override
        public String nature() {
            return "a sum of squares of residuals that are " + (linear ? "" : "not ") + "linear in the parameters";
        }

        @Override
        public String solver() {
            return linear ? "a closed form" : "Levenberg-Marquardt";
        }
    }

    /** A sum of smooth convex functions of linear predictors. */
    record Predictors(List<CurvedTerm> terms, Optional<Node> scale) implements Structure {
        public Predictors {
            terms = List.copyOf(terms);
        }

        @Override
        public String nature() {
            return "a sum of smooth convex functions of linear predictors";
        }

        @Override
        public String solver() {
            return "iteratively reweighted least squares";
        }
    }

    /** Anything else. */
    record Other(Knowledge knowledge, Node part) implements Structure {
        @Override
        public String nature() {
            return knowledge.nature;
        }

        @Override
        public String solver() {
            return "L-BFGS";
        }
    }

    /** What is known of an objective that is neither, because of its {@code part}. */
    enum Knowledge {
        /** Convex, though the part has a kink, or is no function of one linear predictor. */
        CONVEX(
                "convex if its weights are not negative, but has a part that is no smooth function of one linear predictor"
                        + " (L-BFGS may end early at kinks)"),
        /** Not convex by what is known: the part is concave with a positive weight, or convex with a negative one. */
        CONCAVE("no sum of squares, and a part of it bends downwards"),
        /** Not known to be convex. */
        UNKNOWN("no sum of squares, and a part of it is not known to be convex");

        private final String nature;

        Knowledge(String nature) {
            this.nature = nature;
        }
    }

    /** The structure of {@code objective} that the best solver can use. */
    static Structure of(Graph graph, Node objective) {
        SumOfSquares.Reading squares = SumOfSquares.read(graph, objective);
        if (squares instanceof SumOfSquares.Squares found && isLinear(graph, found.residuals())) {
            return new Squares(found.residuals(), true);
        }
        Structure convex = ofConvex(graph, objective);
        boolean better = convex instanceof Predictors;
        return !better && squares instanceof SumOfSquares.Squares found
                ? new Squares(found.residuals(), false)
                : convex;
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
