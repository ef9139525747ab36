package dev.gradsmith.compiler;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.print.Formula;
import dev.gradsmith.graph.print.FormulaPrinter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names for what long formulas have in common, so that they can be read. */
final class SharedParts {
    /** Formulas that are all shorter need no help. */
    private static final int LONG = 70;

    /** What is shorter is written again. */
    private static final int SHORT = 10;

    private static final int MOST = 40;
    private static final Formula PLACE = Formula.atom("·");

    private SharedParts() {}

    /**
     * The parts, each with a name of its own, in an order in which none needs a later one; none where there would be very many.
     *
     * @param names what has a name already
     * @param taken all names that mean something
     */
    static Map<Node, String> of(List<Node> results, Map<Node, String> names, Collection<String> taken) {
        FormulaPrinter printer = new FormulaPrinter(names);
        if (results.stream().allMatch(node -> printer.print(node).length() < LONG)) {
            return Map.of();
        }
        String letter = List.of("t", "u", "s", "q").stream()
                .filter(one -> taken.stream().noneMatch(name -> name.matches(one + "_?[0-9]+")))
                .findFirst()
                .orElse("part");
        Map<Node, Integer> uses = uses(results, names);
        Map<Node, String> parts = new LinkedHashMap<>();
        for (Node node : Graph.topological(results)) {
            boolean shared = uses.getOrDefault(node, 0) > 1 && !names.containsKey(node) && !results.contains(node);
            if (shared && !isSeenThrough(node) && printer.print(node).length() >= SHORT) {
                parts.put(node, letter + (parts.size() + 1));
            }
        }
        return parts.size() > MOST ? Map.of() : parts;
    }

    /** How many formulas each node stands in; one that is only seen in another shape counts for what it shows. */
    private static Map<Node, Integer> uses(List<Node> results, Map<Node, String> names) {
        Map<Node, Integer> uses = new HashMap<>();
        for (Node node : Graph.topological(results)) {
            if (!names.containsKey(node) || results.contains(node)) {
                node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
            }
        }
        return uses;
    }

    private static boolean isSeenThrough(Node node) {
        List<Formula> places = node.inputs().stream().map(input -> PLACE).toList();
        return node.op().print(node, places).text().equals(PLACE.text());
    }
}
