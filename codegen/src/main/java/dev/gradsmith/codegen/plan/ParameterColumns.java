package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Derivatives by several parameters side by side, as the columns of one matrix. */
final class ParameterColumns {
    private ParameterColumns() {}

    /** @param derivatives of one tensor by each parameter, whose elements run along {@code axis}; it is the last, and missing for a scalar */
    static Node join(Graph graph, List<Node> derivatives, int axis) {
        List<Node> columns = derivatives.stream()
                .map(derivative -> column(graph, derivative, axis))
                .toList();
        return graph.concat(axis, columns);
    }

    /** The derivative by a scalar has no axis for the parameter's elements: then it gets one of size 1. */
    private static Node column(Graph graph, Node derivative, int axis) {
        if (derivative.type().rank() > axis) {
            return derivative;
        }
        List<Dimension> shape = new ArrayList<>(derivative.shape());
        shape.add(Dimension.of(1));
        return graph.broadcast(
                derivative, shape, IntStream.range(0, axis).boxed().toList());
    }
}
