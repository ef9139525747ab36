package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which nodes use each node, where what is read through, because it is transparent and stored nowhere, counts as part of its users. */
final class Uses {
    private final Map<Node, Set<Node>> users = new HashMap<>();

    /** @param operands what the computation of a node reads */
    Uses(List<Node> topological, Predicate<Node> readThrough, Function<Node, List<Node>> operands) {
        for (int i = topological.size() - 1; i >= 0; i--) {
            Node node = topological.get(i);
            Set<Node> through = readThrough.test(node) ? of(node) : Set.of(node);
            for (Node input : operands.apply(node)) {
                users.computeIfAbsent(input, key -> new LinkedHashSet<>()).addAll(through);
            }
        }
    }

    Set<Node> of(Node node) {
        return users.getOrDefault(node, Set.of());
    }
}
