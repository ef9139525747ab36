package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Functions of whole tensors as formulas of operators. What could overflow or cancel is written so that it does not. */
final class Composites {
    private final Graph graph;

    Composites(Graph graph) {
        this.graph = graph;
    }

    /** {@code reduced} in the shape of {@code x}, from which the axes were reduced. */
    Node spread(Node reduced, Node x, List<Integer> axes) {
        List<Integer> kept = IntStream.range(0, x.type().rank())
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
        return graph.broadcast(reduced, x.shape(), kept);
    }

    Node mean(Node x, List<Integer> axes) {
        return divided(graph.sum(x, axes), count(x, axes));
    }

    private static Dimension count(Node x, List<Integer> axes) {
        return Dimension.product(axes.stream().map(x.shape()::get).toList());
    }

    private Node divided(Node sum, Dimension count) {
        return graph.binary(Binary.DIVIDE, sum, graph.broadcast(graph.size(count), sum.shape()));
    }

    Node centered(Node x, List<Integer> axes) {
        return graph.binary(Binary.SUBTRACT, x, spread(mean(x, axes), x, axes));
    }

    /** The mean squared distance from the mean, by n - 1 as in a sample where {@code lost} is 1. */
    Node variance(Node x, List<Integer> axes, int lost) {
        Node squares = graph.sum(graph.unary(Unary.SQUARE, centered(x, axes)), axes);
        return divided(squares, count(x, axes).minus(Dimension.of(lost)));
    }

    /** Mean 0 and variance 1 along the axis; 1e-5 under the root, as PyTorch's LayerNorm has it, keeps constant rows at 0. */
    Node layerNorm(Node x, int axis) {
        List<Integer> axes = List.of(axis);
        Node variance = variance(x, axes, 0);
        Node deviation = graph.unary(Unary.SQRT, graph.add(variance, graph.constant(1e-5, variance.shape())));
        return graph.binary(Binary.DIVIDE, centered(x, axes), spread(deviation, x, axes));
    }

    /** The square root, whose slope at 0 is 0, as PyTorch has it for norms and deviations. */
    Node root(Node x) {
        Node zero = graph.constant(0, x.shape());
        return graph.select(graph.binary(Binary.EQUAL, x, zero), zero, graph.unary(Unary.SQRT, x));
    }

    /** The product, one axis after the other. */
    Node product(Node x, List<Integer> axes) {
        Node product = x;
        for (int i = axes.size() - 1; i >= 0; i--) {
            product = graph.reduce(Reduce.Kind.PROD, product, List.of(axes.get(i)));
        }
        return product;
    }

    Node cumulativeSum(Node x, int axis) {
        Recurrence recurrence = new Recurrence(axis, Recurrence.Direction.FORWARD);
        return graph.node(recurrence, List.of(graph.constant(1, x.shape()), x));
    }

    /** 1 where the index is the position along a new last axis, else 0. */
    Node oneHot(Node index, Dimension size) {
        List<Dimension> shape = new ArrayList<>(index.shape());
        shape.add(size);
        int last = index.type().rank();
        Node positions = graph.node(new Iota(size, new ElementType.Index(size)), List.of());
        Node equal = graph.binary(
                Binary.EQUAL,
                graph.broadcast(index, shape, Shapes.range(0, last)),
                graph.broadcast(positions, shape, List.of(last)));
        return graph.select(equal, graph.constant(1, shape), graph.constant(0, shape));
    }

    /** The condition that row and column are one, in a square shape. */
    Node onDiagonal(Dimension size) {
        List<Dimension> shape = List.of(size, size);
        Node positions = graph.node(new Iota(size, new ElementType.Index(size)), List.of());
        return graph.binary(
                Binary.EQUAL,
                graph.broadcast(positions, shape, List.of(0)),
                graph.broadcast(positions, shape, List.of(1)));
    }
}
