package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.Verifier;
import dev.gradsmith.graph.rewrite.EarlyQuotients;
import dev.gradsmith.graph.rewrite.Rewrite;
import dev.gradsmith.graph.rewrite.Simplifier;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.List;
import java.util.function.Consumer;

/** The values of a program in the form in which they are planned. */
final class Simplified {
    private Simplified() {}

    static List<Node> of(Graph graph, List<Node> values) {
        return of(graph, values, rewrite -> {});
    }

    /** The same, telling {@code account} of every rule of simplification that fires; what only the generated code needs is no rule. */
    static List<Node> of(Graph graph, List<Node> values, Consumer<Rewrite> account) {
        List<Node> simple = EarlyQuotients.in(graph, Simplifier.simplify(graph, values, account));
        simple = Substitution.withShortConditions(graph, simple);
        Verifier.verify("simplify", simple);
        return simple;
    }
}
