package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Sums of exponentials from which the largest is taken out, so that none overflows and not all are 0. */
public final class Exponentials {
    private final Graph graph;
    private final UnaryOperator<Node> held;

    private Exponentials(Graph graph, UnaryOperator<Node> held) {
        this.graph = graph;
        this.held = held;
    }

    /** To be differentiated: what is taken out is a constant for derivatives, as the value does not depend on it. */
    public static Exponentials toDifferentiate(Graph graph) {
        return new Exponentials(graph, largest -> graph.unary(Unary.STOP_GRADIENT, largest));
    }

    /** To be computed only. */
    static Exponentials toCompute(Graph graph) {
        return new Exponentials(graph, UnaryOperator.identity());
    }

    /** {@code reduced} in the shape of {@code x}, from which the axes were reduced. */
    private Node spread(Node reduced, Node x, List<Integer> axes) {
        List<Integer> kept = IntStream.range(0, x.type().rank())
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
        return graph.broadcast(reduced, x.shape(), kept);
    }

    /** The largest value; where all is minus infinity, 0, so that no difference of infinities arises. */
    private Node offset(Node x, List<Integer> axes) {
        Node largest = held.apply(graph.reduce(Reduce.Kind.MAX, x, axes));
        Node finite = graph.binary(
                Binary.LESS,
                graph.unary(Unary.ABS, largest),
                graph.constant(Double.POSITIVE_INFINITY, largest.shape()));
        return graph.select(finite, largest, graph.constant(0, largest.shape()));
    }

    private Node shifted(Node x, List<Integer> axes) {
        return graph.binary(Binary.SUBTRACT, x, spread(offset(x, axes), x, axes));
    }

    /** log Σ exp(x). */
    public Node logSumExp(Node x, List<Integer> axes) {
        Node sum = graph.sum(graph.unary(Unary.EXP, shifted(x, axes)), axes);
        return graph.add(graph.unary(Unary.LOG, sum), offset(x, axes));
    }

    /** exp(x) / Σ exp(x), with sums over the axes. */
    public Node softmax(Node x, List<Integer> axes) {
        Node exponentials = graph.unary(Unary.EXP, shifted(x, axes));
        return graph.binary(Binary.DIVIDE, exponentials, spread(graph.sum(exponentials, axes), x, axes));
    }

    /** The logarithm of the softmax. */
    public Node logSoftmax(Node x, List<Integer> axes) {
        Node shifted = shifted(x, axes);
        Node sum = graph.sum(graph.unary(Unary.EXP, shifted), axes);
        return graph.binary(Binary.SUBTRACT, shifted, spread(graph.unary(Unary.LOG, sum), x, axes));
    }

    /** Whether a maximum is taken out already, by {@link #shifted} or by hand, as in {@code -(y + max(-y))} of a y with the other sign. */
    static boolean isShifted(Node x) {
        if (x.op() == Unary.NEGATE) {
            return isShifted(x.input(0));
        }
        boolean differs = x.op() == Binary.SUBTRACT || x.op() == Binary.ADD;
        return differs && x.inputs().stream().anyMatch(Exponentials::isMaximum);
    }

    private static boolean isMaximum(Node node) {
        if (node.op() instanceof Reduce reduce) {
            return reduce.kind() == Reduce.Kind.MAX;
        }
        boolean passesOn = node.op() instanceof Broadcast
                || node.op() instanceof Select
                || node.op() == Unary.NEGATE
                || node.op() == Unary.STOP_GRADIENT;
        return passesOn && node.inputs().stream().anyMatch(Exponentials::isMaximum);
    }
}
