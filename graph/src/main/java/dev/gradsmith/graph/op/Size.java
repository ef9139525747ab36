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

/** A symbolic dimension's size as a number. */
public record Size(Dimension dimension) implements Op {
    /** Whether it is positive where all dimensions that it is computed from are; {@code n - 1} need not be. */
    public boolean isPositive() {
        return dimension.terms().values().stream().allMatch(coefficient -> coefficient > 0);
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 0);
        return TensorType.SCALAR;
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of();
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return NDArray.scalar(sizes.size(dimension));
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.size(dimension);
    }
}
