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
import java.util.stream.IntStream;

/** Reorders axes: the result's axis i is the operand's axis {@code axes[i]}. A matrix's transpose is {@code [1, 0]}. */
public record Permute(List<Integer> axes) implements Op {
    public Permute {
        axes = List.copyOf(axes);
    }

    /** The permutation that undoes this one. */
    public Permute inverse() {
        return new Permute(
                IntStream.range(0, axes.size()).map(axes::indexOf).boxed().toList());
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(Axes.isPermutation(axes, x.rank()), this, inputs);
        return x.withShape(Axes.pick(x.shape(), axes));
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.of(graph.permute(gradient, inverse().axes())));
    }

    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        return graph.permute(inputs.get(0), Lanes.after(axes, axes.size()));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray x = inputs.get(0);
        List<Integer> origin = inverse().axes();
        return NDArray.generate(
                sizes.shape(type),
                index -> x.get(origin.stream().mapToInt(axis -> index[axis]).toArray()));
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.transpose(inputs.get(0));
    }
}
