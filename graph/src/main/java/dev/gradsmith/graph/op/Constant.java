package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A number; an array of one number is a {@link Broadcast} of it. */
public record Constant(double value) implements Op {
    /** Whether every element of {@code node} is known to be {@code value}. */
    public static boolean fills(Node node, double value) {
        OptionalDouble known = valueOf(node);
        return known.isPresent() && known.getAsDouble() == value;
    }

    /** The number that every element of {@code node} is, where it is written as one. */
    public static OptionalDouble valueOf(Node node) {
        Node scalar = node.op() instanceof Broadcast ? node.input(0) : node;
        return scalar.op() instanceof Constant constant ? OptionalDouble.of(constant.value()) : OptionalDouble.empty();
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
        return NDArray.scalar(value);
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.number(value);
    }
}
