package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes use each node, where what is transparent counts as part of its users. */
final class Uses {
    private final Map<Node, Set<Node>> users = new HashMap<>();

    Uses(List<Node> topological) {
        for (int i = topological.size() - 1; i >= 0; i--) {
            Node node = topological.get(i);
            Set<Node> through = new LinkedHashSet<>();
            if (Access.isTransparent(node)) {
                through.addAll(of(node));
            }
            through.add(node);
            for (Node input : node.inputs()) {
                Set<Node> known = users.computeIfAbsent(input, key -> new LinkedHashSet<>());
                through.stream().filter(user -> !Access.isTransparent(user)).forEach(known::add);
            }
        }
    }

    Set<Node> of(Node node) {
        return users.getOrDefault(node, Set.of());
    }
}
