package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.convex.CurvedTerm;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.rewrite.Simplifier;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fit by iteratively reweighted least squares computes: the matrix whose square is that of the second derivatives, a result for each term with all parameters side
 * by side in its rows; then the scale of the likelihood, NaN where it is not known.
 *
 * @param shapes of the terms' rows
 */
public record ConvexPrograms(Program root, List<List<Dimension>> shapes) {
    public ConvexPrograms {
        shapes = List.copyOf(shapes);
    }

    static ConvexPrograms of(Graph graph, List<Declaration.Parameter> parameters, Structure.Predictors structure) {
        List<Node> parts = new ArrayList<>();
        for (CurvedTerm term : structure.terms()) {
            parameters.forEach(parameter -> parts.add(term.root(graph, parameter.node())));
        }
        parts.add(structure.scale().orElseGet(() -> graph.constant(Double.NaN)));
        List<Node> simple = Simplifier.simplify(graph, Substitution.withoutStops(graph, parts));
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < structure.terms().size(); i++) {
            int first = i * parameters.size();
            int axis = structure.terms().get(i).predictor().type().rank();
            values.add(ParameterColumns.join(graph, simple.subList(first, first + parameters.size()), axis));
        }
        values.add(simple.get(simple.size() - 1));
        List<Node> joined = Simplified.of(graph, values);
        List<Program.Result> results = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            results.add(new Program.Result(name(i, joined.size() - 1), joined.get(i)));
        }
        return new ConvexPrograms(
                new Program(results, List.of()),
                structure.terms().stream().map(term -> term.predictor().shape()).toList());
    }

    private static String name(int position, int ofScale) {
        if (position == ofScale) {
            return "scale";
        }
        return "root" + (position == 0 ? "" : position + 1);
    }
}
