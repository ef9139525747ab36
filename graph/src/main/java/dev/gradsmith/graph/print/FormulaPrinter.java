package dev.gradsmith.graph.print;

import dev.gradsmith.graph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows nodes as formulas; a node that has a name of its own is shown by it within others, and functions are shown where they are known. */
public final class FormulaPrinter {
    private static final int LONGEST = 400;

    private final Map<Node, String> names;

    /** What stands for a node within others: a printer that is asked for many formulas of one graph writes each part once. */
    private final Map<Node, Formula> parts = new HashMap<>();

    private final KnownForms known;

    public FormulaPrinter(Map<Node, String> names) {
        this.names = Map.copyOf(names);
        this.known =
                new KnownForms(node -> Optional.ofNullable(parts.get(node)), node -> !this.names.containsKey(node));
    }

    /** The formula of {@code node} itself, even where it has a name. A very long one ends in an ellipsis. */
    public String print(Node node) {
        return of(node).text();
    }

    /** The same, with its parts. */
    public Formula of(Node node) {
        node.inputs().forEach(this::resolve);
        return formula(node);
    }

    /** Finds what stands for a node, and for all that is shown within it; without recursion, as graphs are deep. */
    private void resolve(Node root) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.getLast();
            String name = names.get(node);
            List<Node> missing = name == null
                    ? node.inputs().stream()
                            .filter(input -> !parts.containsKey(input))
                            .toList()
                    : List.of();
            if (!parts.containsKey(node) && !missing.isEmpty()) {
                missing.forEach(open::addLast);
                continue;
            }
            parts.computeIfAbsent(node, key -> name != null ? Formula.named(name) : shortened(formula(key)));
            open.removeLast();
        }
    }

    private Formula formula(Node node) {
        return known.of(node).orElseGet(() -> byOperator(node));
    }

    private Formula byOperator(Node node) {
        return node.op().print(node, node.inputs().stream().map(parts::get).toList());
    }

    /** Shared subexpressions would otherwise make text that is exponentially longer than the graph. */
    private static Formula shortened(Formula formula) {
        return formula.text().length() <= LONGEST ? formula : Formula.atom("…");
    }
}
