package dev.gradsmith.graph.op;

import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/** An index as a real number. */
public record IndexToReal() implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        Rules.require(inputs.get(0).element() instanceof ElementType.Index, this, inputs);
        return TensorType.real(inputs.get(0).shape());
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.empty());
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return inputs.get(0);
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return inputs.get(0);
    }
}
