package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.rewrite.Exponentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logarithms of sums of exponentials. A graph computes them with the largest exponent taken out, which hides that they are convex; here they are plain, to be read
 * and not to be computed.
 */
final class LogSumExp {
    private final Map<Node, Node> plain = new HashMap<>();

    private LogSumExp() {}

    /** The same value with plain forms in the place of those that {@link Exponentials} makes. */
    static Node plain(Graph graph, Node root) {
        return new LogSumExp().rebuild(graph, root);
    }

    /** The x of a plain {@code log(sum(exp(x)))}. */
    static Optional<Node> operand(Node node) {
        boolean matches = node.op() == Unary.LOG
                && node.input(0).op() instanceof Reduce sum
                && sum.kind() == Reduce.Kind.SUM
                && node.input(0).input(0).op() == Unary.EXP;
        return matches ? Optional.of(node.input(0).input(0).input(0)) : Optional.empty();
    }

    /** The axes that such a form sums over. */
    static List<Integer> axes(Node plain) {
        return ((Reduce) plain.input(0).op()).axes();
    }

    private Node rebuild(Graph graph, Node root) {
        for (Node node : Graph.topological(List.of(root))) {
            Graph here = graph.at(node.span());
            List<Node> inputs = node.inputs().stream().map(plain::get).toList();
            Node same = inputs.equals(node.inputs()) ? node : here.node(node.op(), inputs);
            plain.put(
                    node, logSumExp(here, node).or(() -> logSoftmax(here, node)).orElse(same));
        }
        return plain.getOrDefault(root, root);
    }

    /** What {@link Exponentials#logSumExp} makes, which interning shows to be the very same node. */
    private Optional<Node> logSumExp(Graph graph, Node node) {
        if (node.op() != Binary.ADD) {
            return Optional.empty();
        }
        Node log = node.input(0);
        return shifted(log)
                .filter(x -> Exponentials.toDifferentiate(graph).logSumExp(x, axes(log)) == node)
                .map(x -> of(graph, x, axes(log)));
    }

    /** What {@link Exponentials#logSoftmax} makes. */
    private Optional<Node> logSoftmax(Graph graph, Node node) {
        if (node.op() != Binary.SUBTRACT || !(node.input(1).op() instanceof Broadcast spread)) {
            return Optional.empty();
        }
        Node log = node.input(1).input(0);
        return shifted(log)
                .filter(x -> Exponentials.toDifferentiate(graph).logSoftmax(x, axes(log)) == node)
                .map(x -> graph.binary(
                        Binary.SUBTRACT,
                        plain.getOrDefault(x, x),
                        graph.node(spread, List.of(of(graph, x, axes(log))))));
    }

    /** The x of {@code log(sum(exp(x - c)))}. */
    private static Optional<Node> shifted(Node log) {
        return operand(log).filter(x -> x.op() == Binary.SUBTRACT).map(x -> x.input(0));
    }

    private Node of(Graph graph, Node x, List<Integer> axes) {
        return graph.unary(Unary.LOG, graph.sum(graph.unary(Unary.EXP, plain.getOrDefault(x, x)), axes));
    }
}
