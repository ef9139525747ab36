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
 * The transpose of {@link Gather}: adds each element where its index says, along an axis of {@code size} that takes the place of the
 * indices' axes; zero where no index points. Inputs are the values and the indices.
 */
public record ScatterAdd(int axis, Dimension size) implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 2);
        TensorType values = inputs.get(0);
        TensorType ids = inputs.get(1);
        Rules.require(axis >= 0 && axis + ids.rank() <= values.rank() && values.isReal(), this, inputs);
        Rules.require(ids.element().equals(new ElementType.Index(size)), this, inputs);
        Rules.require(values.shape().subList(axis, axis + ids.rank()).equals(ids.shape()), this, inputs);
        List<Dimension> shape = new ArrayList<>(values.shape().subList(0, axis));
        shape.add(size);
        shape.addAll(values.shape().subList(axis + ids.rank(), values.rank()));
        return TensorType.real(shape);
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.of(graph.gather(gradient, axis, node.input(1))), Optional.empty());
    }

    /** Where each application has indices of its own, it sums what {@link Picks} leaves of the values. */
    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        if (!Lanes.areIn(inputs.get(1), node.input(1))) {
            return graph.node(this, inputs);
        }
        Node values = Lanes.inAll(node, inputs, count, graph).get(0);
        Picks picks = new Picks(axis, inputs.get(1), node.input(1).type().rank());
        List<Dimension> table = Lanes.after(node.shape(), count);
        List<Integer> axes = picks.axesWithoutTable(values.type().rank());
        return graph.sum(picks.chosen(graph.broadcast(values, picks.shape(table), axes), graph), picks.idAxes());
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray sum = NDArray.filled(sizes.shape(type), 0);
        NDArray values = inputs.get(0);
        values.forEachIndex(index -> {
            int[] target = Gather.tableIndex(index, axis, inputs.get(1));
            sum.set(target, sum.get(target) + values.get(index));
        });
        return sum;
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.call("scatter_add", inputs);
    }
}
