package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Picks along one axis: the axis is replaced by the axes of the index operand. {@code W[ids]} of {@code W[v, k]} and {@code ids[n]}
 * is {@code [n, k]}. Inputs are the table and the indices.
 */
public record Gather(int axis) implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 2);
        TensorType table = inputs.get(0);
        TensorType ids = inputs.get(1);
        Rules.require(axis >= 0 && axis < table.rank(), this, inputs);
        Rules.require(ids.element().equals(new ElementType.Index(table.shape().get(axis))), this, inputs);
        return table.withShape(Axes.replaced(table.shape(), axis, ids.shape()));
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        Dimension size = node.input(0).shape().get(axis);
        Node scattered = graph.node(new ScatterAdd(axis, size), List.of(gradient, node.input(1)));
        return List.of(Optional.of(scattered), Optional.empty());
    }

    /** Where each application has indices of its own, it sums what {@link Picks} leaves of the table. */
    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        if (!Lanes.areIn(inputs.get(1), node.input(1))) {
            return graph.gather(inputs.get(0), axis, inputs.get(1));
        }
        Node table = Lanes.inAll(node, inputs, count, graph).get(0);
        Picks picks = new Picks(axis, inputs.get(1), node.input(1).type().rank());
        List<Integer> axes = picks.axesWithoutIds(table.type().rank());
        List<Dimension> shape = picks.shape(table.shape());
        return graph.sum(picks.chosen(graph.broadcast(table, shape, axes), graph), picks.tableAxes());
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray ids = inputs.get(1);
        return NDArray.generate(sizes.shape(type), index -> inputs.get(0).get(tableIndex(index, axis, ids)));
    }

    /** The table's index for an index of the picked elements. */
    static int[] tableIndex(int[] index, int axis, NDArray ids) {
        int[] inTable = new int[index.length - ids.rank() + 1];
        System.arraycopy(index, 0, inTable, 0, axis);
        int[] ofId = new int[ids.rank()];
        System.arraycopy(index, axis, ofId, 0, ids.rank());
        inTable[axis] = (int) ids.get(ofId);
        System.arraycopy(index, axis + ids.rank(), inTable, axis + 1, inTable.length - axis - 1);
        return inTable;
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        List<Formula> subscripts = new ArrayList<>();
        for (int i = 0; i < node.input(0).type().rank(); i++) {
            subscripts.add(i == axis ? inputs.get(1) : Formula.atom(":"));
        }
        return Formula.index(inputs.get(0), subscripts);
    }
}
