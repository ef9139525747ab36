package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the operand from position {@code from} on, {@code size} long, along one axis. */
public record Slice(int axis, Dimension from, Dimension size) implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(axis >= 0 && axis < x.rank(), this, inputs);
        return x.withShape(Axes.with(x.shape(), axis, size));
    }

    /** Zero in what was left out. */
    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        List<Dimension> shape = node.input(0).shape();
        Dimension rest = shape.get(axis).minus(from).minus(size);
        Node before = graph.constant(0, Axes.with(shape, axis, from));
        Node after = graph.constant(0, Axes.with(shape, axis, rest));
        return List.of(Optional.of(graph.concat(axis, List.of(before, gradient, after))));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        int start = sizes.size(from);
        return NDArray.generate(sizes.shape(type), index -> {
            index[axis] += start;
            double value = inputs.get(0).get(index);
            index[axis] -= start;
            return value;
        });
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        List<Formula> subscripts = new ArrayList<>();
        for (int i = 0; i < node.type().rank(); i++) {
            subscripts.add(Formula.atom(i == axis ? from + ":" + from.plus(size) : ":"));
        }
        return Formula.index(inputs.get(0), subscripts);
    }
}
