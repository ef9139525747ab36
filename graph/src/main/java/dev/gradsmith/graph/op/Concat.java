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

/** The operands one after the other along one axis; their other dimensions agree. */
public record Concat(int axis) implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        TensorType first = inputs.get(0);
        Rules.require(axis >= 0 && axis < first.rank(), this, inputs);
        Dimension total = Dimension.of(0);
        for (TensorType input : inputs) {
            Rules.require(input.rank() == first.rank() && input.isReal(), this, inputs);
            Dimension size = input.shape().get(axis);
            Rules.require(Axes.with(first.shape(), axis, size).equals(input.shape()), this, inputs);
            total = total.plus(size);
        }
        return first.withShape(Axes.with(first.shape(), axis, total));
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        List<Optional<Node>> parts = new ArrayList<>();
        Dimension from = Dimension.of(0);
        for (Node input : node.inputs()) {
            Dimension size = input.shape().get(axis);
            parts.add(Optional.of(graph.slice(gradient, axis, from, size)));
            from = from.plus(size);
        }
        return parts;
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray joined = NDArray.filled(sizes.shape(type), 0);
        int start = 0;
        for (NDArray input : inputs) {
            int offset = start;
            input.forEachIndex(index -> {
                int[] target = index.clone();
                target[axis] += offset;
                joined.set(target, input.get(index));
            });
            start += input.shape()[axis];
        }
        return joined;
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        List<Formula> arguments = new ArrayList<>(inputs);
        arguments.add(Formula.atom(Integer.toString(axis)));
        return Formula.call("concat", arguments);
    }
}
