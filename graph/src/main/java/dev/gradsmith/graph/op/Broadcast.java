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

/** Repeats the operand to {@code shape}: its axis i becomes axis {@code axes[i]}, and axes are increasing. */
public record Broadcast(List<Dimension> shape, List<Integer> axes) implements Op {
    public Broadcast {
        shape = List.copyOf(shape);
        axes = List.copyOf(axes);
    }

    /** The result's axes along which the operand is repeated. */
    public List<Integer> repeatedAxes() {
        return IntStream.range(0, shape.size())
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
    }

    /** The scalar that every element is, where the node is a scalar or repeats one. */
    public static Optional<Node> uniform(Node node) {
        if (node.type().isScalar()) {
            return Optional.of(node);
        }
        boolean repeats = node.op() instanceof Broadcast && node.input(0).type().isScalar();
        return repeats ? Optional.of(node.input(0)) : Optional.empty();
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(Axes.isIncreasing(axes) && Axes.inRange(axes, shape.size()), this, inputs);
        Rules.require(Axes.pick(shape, axes).equals(x.shape()), this, inputs);
        return x.withShape(shape);
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.of(graph.sum(gradient, repeatedAxes())));
    }

    @Override
    public List<Optional<Node>> reach(Node node, Node live, Graph graph) {
        return List.of(Optional.of(Indicator.any(graph, live, repeatedAxes())));
    }

    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        return graph.broadcast(inputs.get(0), Lanes.after(shape, count), Lanes.after(axes, shape.size()));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray x = inputs.get(0);
        return NDArray.generate(
                sizes.shape(type),
                index -> x.get(axes.stream().mapToInt(axis -> index[axis]).toArray()));
    }

    /** As its operand: people read the repetition out of the shapes. */
    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return inputs.get(0);
    }
}
