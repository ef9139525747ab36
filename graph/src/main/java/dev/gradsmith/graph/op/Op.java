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

/**
 * An operator: everything intrinsic to it in one place. What a target needs besides, such as how it is emitted as Java, stands
 * with the target.
 */
public sealed interface Op
        permits Unary,
                Binary,
                Select,
                Reduce,
                ArgReduce,
                Recurrence,
                Broadcast,
                Permute,
                Reshape,
                Slice,
                Concat,
                Gather,
                ScatterAdd,
                Contract,
                Constant,
                Size,
                Iota,
                IndexToReal,
                TrainingMask,
                Variable {
    /**
     * The shape rule: the type of the result. Operands that break it are a bug of the compiler, because the checker has seen them
     * before.
     */
    TensorType type(List<TensorType> inputs);

    /**
     * The derivative in reverse mode: for each input, the product of {@code gradient}, which has the node's shape, with the
     * Jacobian towards that input; empty where nothing flows.
     */
    List<Optional<Node>> backward(Node node, Node gradient, Graph graph);

    /** Whether element i of the result depends on element i of each operand alone. */
    default boolean isElementwise() {
        return false;
    }

    /**
     * For each input, a number that is positive in the elements to which a gradient flows from where {@code live} is 1, and 0 in the
     * others. What only moves elements and adds them up moves {@code live} as it does a gradient.
     */
    default List<Optional<Node>> reach(Node node, Node live, Graph graph) {
        return backward(node, live, graph);
    }

    /**
     * The derivative for a gradient that a choice made 0 where {@code live} is not 1. There nothing must flow even where an operand is
     * not finite, while {@link #backward} may multiply the 0 by it. What multiplies by nothing has nothing to guard.
     */
    default List<Optional<Node>> guardedBackward(Node node, Node gradient, Node live, Graph graph) {
        return backward(node, gradient, graph);
    }

    /**
     * Vectorization: many applications of the operator at once, along one more axis at the end of the result.
     *
     * @param node the one application
     * @param inputs those of the node, or the same with the axis at the end of their shape; at least one has it
     * @param count the size of the axis
     */
    default Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        // Axes are counted from the first, so for most operators one more at the end changes nothing.
        return graph.node(this, Lanes.inAll(node, inputs, count, graph));
    }

    /** The reference meaning on arrays; {@code type} is the result's. */
    NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes);

    /** The formula that people read. */
    Formula print(Node node, List<Formula> inputs);
}
