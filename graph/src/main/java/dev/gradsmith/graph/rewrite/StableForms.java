package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.isConstant;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Forms that overflow or cancel, replaced by functions that do not. */
public final class StableForms {
    private StableForms() {}

    /**
     * {@code output} with stable forms in the place of others, to be differentiated: the slopes of {@code log(1 + exp(x))} overflow before
     * it can be known as one. It stays as it is where that would hide one of {@code variables}.
     */
    public static Node of(Graph graph, Node output, Set<Node> variables) {
        Map<Node, Node> replaced = new HashMap<>();
        List<Node> nodes = Graph.topological(List.of(output));
        for (Node node : nodes) {
            List<Node> inputs = node.inputs().stream().map(replaced::get).toList();
            Graph here = graph.at(node.span());
            Node same = inputs.equals(node.inputs()) ? node : here.node(node.op(), inputs);
            replaced.put(
                    node, variables.contains(node) ? node : apply(same, here).orElse(same));
        }
        Node stable = replaced.getOrDefault(output, output);
        Set<Node> reached = Set.copyOf(Graph.topological(List.of(stable)));
        boolean hides = variables.stream().anyMatch(one -> replaced.containsKey(one) && !reached.contains(one));
        return hides ? output : stable;
    }

    /**
     * {@code log(1 + exp(x)) = softplus(x)}, {@code log(sigmoid(x)) = -softplus(-x)}, {@code log(exp(x)) = x}, {@code log(exp(x) / y) =
     * x - log(y)} as of a softmax, {@code 1 / (1 + exp(-x)) = sigmoid(x)}, {@code sqrt(x²) = |x|}.
     */
    static Optional<Node> apply(Node node, Graph graph) {
        if (is(node, Unary.LOG)) {
            return logarithm(node.input(0), graph);
        }
        if (is(node, Unary.LOG1P) && is(node.input(0), Unary.EXP)) {
            return Optional.of(graph.unary(Unary.SOFTPLUS, node.input(0).input(0)));
        }
        if (is(node, Unary.SQRT) && isSquare(node.input(0))) {
            return Optional.of(graph.unary(Unary.ABS, node.input(0).input(0)));
        }
        boolean reciprocal = is(node, Binary.DIVIDE) && isConstant(node.input(0), 1);
        return reciprocal
                ? onePlusExp(node.input(1))
                        .map(exponent -> graph.unary(Unary.SIGMOID, graph.unary(Unary.NEGATE, exponent)))
                : Optional.empty();
    }

    private static boolean isSquare(Node node) {
        return is(node, Unary.SQUARE) || (is(node, Binary.POWER) && isConstant(node.input(1), 2));
    }

    private static Optional<Node> logarithm(Node x, Graph graph) {
        if (is(x, Unary.EXP)) {
            return Optional.of(x.input(0));
        }
        if (is(x, Binary.DIVIDE) && is(x.input(0), Unary.EXP)) {
            Node logarithm = graph.unary(Unary.LOG, x.input(1));
            return Optional.of(graph.binary(Binary.SUBTRACT, x.input(0).input(0), logarithm));
        }
        if (is(x, Unary.SIGMOID)) {
            Node opposite = graph.unary(Unary.NEGATE, x.input(0));
            return Optional.of(graph.unary(Unary.NEGATE, graph.unary(Unary.SOFTPLUS, opposite)));
        }
        return onePlusExp(x).map(exponent -> graph.unary(Unary.SOFTPLUS, exponent));
    }

    /** The {@code x} of {@code 1 + exp(x)}. */
    private static Optional<Node> onePlusExp(Node node) {
        if (!is(node, Binary.ADD)) {
            return Optional.empty();
        }
        Node left = node.input(0);
        Node right = node.input(1);
        if (isConstant(left, 1) && is(right, Unary.EXP)) {
            return Optional.of(right.input(0));
        }
        return isConstant(right, 1) && is(left, Unary.EXP) ? Optional.of(left.input(0)) : Optional.empty();
    }
}
