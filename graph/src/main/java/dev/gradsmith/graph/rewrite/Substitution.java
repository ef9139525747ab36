package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.TrainingMask;
import dev.gradsmith.graph.op.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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

    /** The same values once all derivatives are taken, when {@code stop_gradient} has nothing more to stop. */
    public static List<Node> withoutStops(Graph graph, List<Node> roots) {
        return rebuild(
                graph,
                roots,
                (node, rebuilt) -> node.op() == Unary.STOP_GRADIENT ? Optional.of(rebuilt.input(0)) : Optional.empty());
    }

    /** @param other what takes the place of a node: a node of the same type, or nothing where it stays */
    public static List<Node> apply(Graph graph, List<Node> roots, Function<Node, Optional<Node>> other) {
        return rebuild(graph, roots, (node, rebuilt) -> other.apply(node));
    }

    /** @param other as above, given the node and what it has become with other nodes in the place of its inputs */
    static List<Node> rebuild(Graph graph, List<Node> roots, BiFunction<Node, Node, Optional<Node>> other) {
        Map<Node, Node> rebuilt = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            Node same = node.inputs().stream().allMatch(input -> rebuilt.get(input) == input)
                    ? node
                    : graph.at(node.span())
                            .node(
                                    node.op(),
                                    node.inputs().stream().map(rebuilt::get).toList());
            rebuilt.put(node, other.apply(node, same).orElse(same));
        }
        return roots.stream().map(rebuilt::get).toList();
    }
}
