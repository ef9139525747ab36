package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Broadcast;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a broadcast fills a block of rows, where it is worth storing. */
public enum Spread {
    /** Every row is the same. */
    ROWS,
    /** Every element of a row is the same. */
    ELEMENTS;

    /** Of a broadcast in a pass; empty for any other. */
    public static Optional<Spread> of(Node node) {
        if (!(node.op() instanceof Broadcast broadcast)
                || node.type().rank() < 2
                || !node.type().isReal()) {
            return Optional.empty();
        }
        List<Integer> axes = broadcast.axes();
        if (axes.equals(List.of(0))) {
            return Optional.of(ELEMENTS);
        }
        List<Integer> inner = IntStream.range(1, node.type().rank()).boxed().toList();
        return axes.equals(inner) ? Optional.of(ROWS) : Optional.empty();
    }

    /** The axes of a row. */
    public static List<Dimension> row(Node node) {
        return node.shape().subList(1, node.shape().size());
    }
}
