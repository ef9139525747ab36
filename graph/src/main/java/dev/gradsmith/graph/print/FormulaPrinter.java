package dev.gradsmith.graph.print;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.Map;

/** Shows nodes as formulas; a node that has a name of its own is shown by it within others. */
public final class FormulaPrinter {
    private static final int LONGEST = 400;

    private final Map<Node, String> names;

    public FormulaPrinter(Map<Node, String> names) {
        this.names = Map.copyOf(names);
    }

    /** The formula of {@code node} itself, even where it has a name. A very long one ends in an ellipsis. */
    public String print(Node node) {
        Map<Node, Formula> formulas = new HashMap<>();
        for (Node part : Graph.topological(node.inputs())) {
            String name = names.get(part);
            formulas.put(part, name != null ? Formula.named(name) : shortened(formula(part, formulas)));
        }
        return formula(node, formulas).text();
    }

    private static Formula formula(Node node, Map<Node, Formula> formulas) {
        return node.op().print(node, node.inputs().stream().map(formulas::get).toList());
    }

    /** Shared subexpressions would otherwise make text that is exponentially longer than the graph. */
    private static Formula shortened(Formula formula) {
        return formula.text().length() <= LONGEST ? formula : Formula.atom("…");
    }
}
