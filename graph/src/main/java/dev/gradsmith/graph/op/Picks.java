package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Picking by comparison: every position of an axis of a table is compared with every index. It serves where many applications
 * of a {@link Gather} or {@link ScatterAdd} have indices of their own. The axes of the comparison are those of the table, with those of the
 * indices before the axis that is picked from, and the applications last.
 *
 * @param axis of the table that is picked from
 * @param ids the indices, with the axis of the applications at the end
 * @param idRank how many axes the indices of one application have
 */
record Picks(int axis, Node ids, int idRank) {
    /** The shape of the comparison, for a table of this shape with the axis of the applications at the end. */
    List<Dimension> shape(List<Dimension> table) {
        List<Dimension> shape = new ArrayList<>(table);
        shape.addAll(axis, ids.shape().subList(0, idRank));
        return shape;
    }

    /** Where the axes of a table lie, which it has so many of. */
    List<Integer> axesWithoutIds(int rank) {
        return IntStream.range(0, rank).mapToObj(i -> i < axis ? i : i + idRank).toList();
    }

    /** Where the axes of picked elements lie, which have so many axes. */
    List<Integer> axesWithoutTable(int rank) {
        return IntStream.range(0, rank)
                .mapToObj(i -> i < axis + idRank ? i : i + 1)
                .toList();
    }

    List<Integer> tableAxes() {
        return List.of(axis + idRank);
    }

    List<Integer> idAxes() {
        return IntStream.range(axis, axis + idRank).boxed().toList();
    }

    /** The values where an index says their position, and zero elsewhere. */
    Node chosen(Node values, Graph graph) {
        List<Dimension> shape = values.shape();
        List<Integer> places = Lanes.after(idAxes(), shape.size() - 1);
        Dimension size = shape.get(axis + idRank);
        Node positions = graph.node(new Iota(size, new ElementType.Index(size)), List.of());
        Node picked = graph.binary(
                Binary.EQUAL, graph.broadcast(ids, shape, places), graph.broadcast(positions, shape, tableAxes()));
        return graph.select(picked, values, graph.constant(0, shape));
    }
}
