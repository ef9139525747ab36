package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/** The same elements in the same row-major order under another shape. */
public record Reshape(List<Dimension> shape) implements Op {
    public Reshape {
        shape = List.copyOf(shape);
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(x.size().equals(Dimension.product(shape)), this, inputs);
        return x.withShape(shape);
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.of(graph.reshape(gradient, node.input(0).shape())));
    }

    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        return graph.reshape(inputs.get(0), Lanes.after(shape, count));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return NDArray.of(sizes.shape(type), inputs.get(0).values());
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.call(
                "reshape", List.of(inputs.get(0), Formula.atom(node.type().shapeText())));
    }
}
