package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The last axis of vectorized operators, along which one application stands beside the other. */
final class Lanes {
    private Lanes() {}

    /** Whether an input of a vectorized node has the axis: then it has one more than the input of the one application. */
    static boolean areIn(Node input, Node single) {
        return input.type().rank() > single.type().rank();
    }

    /** The inputs, where those without the axis are repeated along it. */
    static List<Node> inAll(Node node, List<Node> inputs, Dimension count, Graph graph) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> areIn(inputs.get(i), node.input(i)) ? inputs.get(i) : in(inputs.get(i), count, graph))
                .toList();
    }

    /** A value repeated along the axis. */
    static Node in(Node value, Dimension count, Graph graph) {
        return graph.broadcast(
                value, after(value.shape(), count), axes(value.type().rank()));
    }

    static <T> List<T> after(List<T> values, T last) {
        List<T> longer = new ArrayList<>(values);
        longer.add(last);
        return longer;
    }

    /** 0, 1, … of so many axes. */
    static List<Integer> axes(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
