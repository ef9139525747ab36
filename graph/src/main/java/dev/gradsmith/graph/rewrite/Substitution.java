package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
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
    /** Comparisons and what joins them. */
    private static final int LONGEST_CONDITION = 32;

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

    /**
     * The same values, computed with short conditions: a longer one is stored as a number, which is 1 where it holds. Generated code writes a
     * condition out wherever it is used, and what nested choices let through grows with each of them.
     */
    public static List<Node> withShortConditions(Graph graph, List<Node> roots) {
        Map<Node, Integer> lengths = new HashMap<>();
        return rebuild(graph, roots, (node, rebuilt) -> {
            if (!rebuilt.type().isCondition()) {
                return Optional.empty();
            }
            int length = rebuilt.inputs().stream()
                    .mapToInt(input -> lengths.getOrDefault(input, 0))
                    .reduce(1, Integer::sum);
            boolean isLong = length > LONGEST_CONDITION;
            Node condition = isLong ? holds(graph.at(node.span()), rebuilt) : rebuilt;
            lengths.put(condition, isLong ? 1 : length);
            return Optional.of(condition);
        });
    }

    private static Node holds(Graph graph, Node condition) {
        Node zero = graph.constant(0, condition.shape());
        Node number = graph.select(condition, graph.constant(1, condition.shape()), zero);
        return graph.binary(Binary.GREATER, number, zero);
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
