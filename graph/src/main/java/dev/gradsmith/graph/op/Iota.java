package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/** The numbers 0, 1, … as a vector of {@code size}: as real numbers, or as indices that may index {@code size}. */
public record Iota(Dimension size, ElementType element) implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 0);
        Rules.require(!(element instanceof ElementType.Condition), this, inputs);
        return new TensorType(element, List.of(size));
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of();
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return NDArray.generate(sizes.shape(type), index -> index[0]);
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.call("range", List.of(Formula.atom(size.toString())));
    }
}
