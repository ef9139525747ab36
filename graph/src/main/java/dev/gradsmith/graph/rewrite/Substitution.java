package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.TrainingMask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts other nodes in the place of some, and rebuilds what depends on them. */
public final class Substitution {
    private Substitution() {}

    /** The same values outside training, where dropout is the identity. */
    public static List<Node> withoutTraining(Graph graph, List<Node> roots) {
        return apply(
                graph,
                roots,
                node -> node.op() instanceof TrainingMask
                        ? Optional.of(graph.constant(1, node.shape()))
                        : Optional.empty());
    }

    /** @param other what takes the place of a node: a node of the same type, or nothing where it stays */
    public static List<Node> apply(Graph graph, List<Node> roots, Function<Node, Optional<Node>> other) {
        Map<Node, Node> rebuilt = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            Node same = node.inputs().stream().allMatch(input -> rebuilt.get(input) == input)
                    ? node
                    : graph.at(node.span())
                            .node(
                                    node.op(),
                                    node.inputs().stream().map(rebuilt::get).toList());
            rebuilt.put(node, other.apply(node).orElse(same));
        }
        return roots.stream().map(rebuilt::get).toList();
    }
}
