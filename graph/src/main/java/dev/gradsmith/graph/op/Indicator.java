package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions as numbers: positive where something holds, 0 where it does not. */
public final class Indicator {
    private Indicator() {}

    /** The condition that the indicator is positive; the one that it was made of, where that is to be seen. */
    public static Node condition(Graph graph, Node indicator) {
        if (indicator.op() instanceof Select
                && Constant.fills(indicator.input(1), 1)
                && Constant.fills(indicator.input(2), 0)) {
            return indicator.input(0);
        }
        if (indicator.op() instanceof Broadcast repeat
                && !indicator.input(0).type().isScalar()) {
            return graph.broadcast(condition(graph, indicator.input(0)), repeat.shape(), repeat.axes());
        }
        return graph.binary(Binary.GREATER, indicator, graph.constant(0, indicator.shape()));
    }

    /** {@code condition}, or a simpler one of which it only says that its indicator is positive. */
    public static Node plain(Graph graph, Node condition) {
        boolean ofIndicator = condition.op() == Binary.GREATER
                && condition.input(0).op() instanceof Select
                && Constant.fills(condition.input(1), 0);
        return ofIndicator ? condition(graph, condition.input(0)) : condition;
    }

    /** Whether it is positive anywhere along the axes, which leave the shape; told without a sum where that can be. */
    static Node any(Graph graph, Node indicator, List<Integer> axes) {
        if (axes.isEmpty()) {
            return indicator;
        }
        Optional<Node> repeated = unrepeated(graph, indicator, axes);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        if (indicator.op() instanceof Select) {
            return anyChosen(graph, indicator, axes);
        }
        return graph.sum(indicator, axes);
    }

    private static Node anyChosen(Graph graph, Node indicator, List<Integer> axes) {
        Node condition = plain(graph, indicator.input(0));
        boolean whenTrue = Constant.fills(indicator.input(2), 0);
        Node value = indicator.input(whenTrue ? 1 : 2);
        if (whenTrue && Constant.fills(value, 1) && isOneHot(condition, axes)) {
            return graph.constant(1, without(indicator.shape(), axes));
        }
        Optional<Node> repeated = unrepeated(graph, condition, axes);
        boolean zeroElsewhere = whenTrue || Constant.fills(indicator.input(1), 0);
        if (repeated.isEmpty() || !zeroElsewhere) {
            return graph.sum(indicator, axes);
        }
        Node inner = any(graph, value, axes);
        Node zero = graph.constant(0, inner.shape());
        return whenTrue ? graph.select(repeated.get(), inner, zero) : graph.select(repeated.get(), zero, inner);
    }

    /** What the node repeats along all of the axes, in the shape without them. */
    public static Optional<Node> unrepeated(Graph graph, Node node, List<Integer> axes) {
        if (!(node.op() instanceof Broadcast repeat) || repeat.axes().stream().anyMatch(axes::contains)) {
            return Optional.empty();
        }
        List<Integer> moved = repeat.axes().stream()
                .map(axis ->
                        axis - (int) axes.stream().filter(gone -> gone < axis).count())
                .toList();
        return Optional.of(graph.broadcast(node.input(0), without(node.shape(), axes), moved));
    }

    private static List<Dimension> without(List<Dimension> shape, List<Integer> axes) {
        List<Dimension> kept = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(shape.get(axis));
            }
        }
        return kept;
    }

    /** Whether the condition holds for one position along one of the axes: an index is always one of the positions. */
    public static boolean isOneHot(Node condition, List<Integer> axes) {
        return condition.op() == Binary.EQUAL
                && (isOneHot(condition.input(0), condition.input(1), axes)
                        || isOneHot(condition.input(1), condition.input(0), axes));
    }

    private static boolean isOneHot(Node index, Node positions, List<Integer> axes) {
        if (!(positions.op() instanceof Broadcast repeat)
                || !(positions.input(0).op() instanceof Iota)) {
            return false;
        }
        int axis = repeat.axes().get(0);
        boolean alongAxis =
                index.op() instanceof Broadcast other && !other.axes().contains(axis);
        return alongAxis && axes.contains(axis) && index.type().element() instanceof ElementType.Index;
    }
}
