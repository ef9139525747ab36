package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which nodes use each node, where what is read through, because it is transparent and stored nowhere, counts as part of its users. */
final class Uses {
    private final Map<Node, Set<Node>> users = new HashMap<>();

    Uses(List<Node> topological, Predicate<Node> readThrough) {
        for (int i = topological.size() - 1; i >= 0; i--) {
            Node node = topological.get(i);
            Set<Node> through = readThrough.test(node) ? of(node) : Set.of(node);
            for (Node input : node.inputs()) {
                users.computeIfAbsent(input, key -> new LinkedHashSet<>()).addAll(through);
            }
        }
    }

    Set<Node> of(Node node) {
        return users.getOrDefault(node, Set.of());
    }
}
