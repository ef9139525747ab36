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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Combines all elements along {@code axes}, which are sorted and leave the shape. The sum of no elements is 0, the maximum of none
 * is negative infinity.
 */
public record Reduce(Kind kind, List<Integer> axes) implements Op {
    /** How two elements combine, by an associative operator with a neutral element. */
    public enum Kind {
        SUM(Binary.ADD, 0),
        /** Along one axis at a time. */
        PROD(Binary.MULTIPLY, 1),
        MAX(Binary.MAXIMUM, Double.NEGATIVE_INFINITY),
        MIN(Binary.MINIMUM, Double.POSITIVE_INFINITY);

        private final Binary combine;
        private final double neutral;

        Kind(Binary combine, double neutral) {
            this.combine = combine;
            this.neutral = neutral;
        }

        public Binary combine() {
            return combine;
        }

        public double neutral() {
            return neutral;
        }

        /** The name in the model language. */
        public String functionName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Reduce {
        axes = axes.stream().distinct().sorted().toList();
    }

    /** The axes of an operand of the given rank that stay. */
    public List<Integer> keptAxes(int rank) {
        return IntStream.range(0, rank)
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(axes.stream().allMatch(axis -> axis >= 0 && axis < x.rank()), this, inputs);
        Rules.require(x.isReal() || dropsSingleAxes(x.shape()), this, inputs);
        Rules.require(kind != Kind.PROD || axes.size() == 1, this, inputs);
        return x.withShape(Axes.pick(x.shape(), keptAxes(x.rank())));
    }

    /** Whether it is a sum along axes of one element each: the same elements, of whatever kind they are, in fewer axes. */
    public boolean dropsSingleAxes(List<Dimension> operand) {
        return kind == Kind.SUM
                && axes.stream().allMatch(axis -> operand.get(axis).equals(Dimension.of(1)));
    }

    /**
     * A maximum's gradient is shared evenly among the elements that attain it, as in PyTorch's amax. A product's is the product of
     * all others, never a quotient, so that it is right at zeros too.
     */
    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        Node x = node.input(0);
        List<Dimension> shape = x.shape();
        List<Integer> kept = keptAxes(x.type().rank());
        Node spread = graph.broadcast(gradient, shape, kept);
        if (kind == Kind.SUM) {
            return List.of(Optional.of(spread));
        }
        if (kind == Kind.PROD) {
            Node before = others(x, Recurrence.Direction.FORWARD, graph);
            Node after = others(x, Recurrence.Direction.BACKWARD, graph);
            return List.of(Optional.of(graph.multiply(spread, graph.multiply(before, after))));
        }
        Node attains = graph.binary(Binary.EQUAL, x, graph.broadcast(node, shape, kept));
        Node share = graph.select(attains, graph.constant(1, shape), graph.constant(0, shape));
        Node ties = graph.broadcast(graph.sum(share, axes), shape, kept);
        return List.of(Optional.of(graph.binary(Binary.DIVIDE, graph.multiply(spread, share), ties)));
    }

    @Override
    public List<Optional<Node>> reach(Node node, Node live, Graph graph) {
        Node x = node.input(0);
        return List.of(
                Optional.of(graph.broadcast(live, x.shape(), keptAxes(x.type().rank()))));
    }

    /** Products of others and shares among those that attain a maximum are not numbers where an element is none. */
    @Override
    public List<Optional<Node>> guardedBackward(Node node, Node gradient, Node live, Graph graph) {
        Node condition =
                Indicator.condition(graph, reach(node, live, graph).get(0).orElseThrow());
        return backward(node, gradient, graph).stream()
                .map(part -> kind == Kind.SUM
                        ? part
                        : part.map(value -> graph.select(condition, value, graph.constant(0, value.shape()))))
                .toList();
    }

    /** For each element the product of all that come before it in the direction. */
    private Node others(Node x, Recurrence.Direction direction, Graph graph) {
        int axis = axes.get(0);
        Dimension one = Dimension.of(1);
        Node unit = graph.constant(1, Axes.with(x.shape(), axis, one));
        Node zeros =
                graph.constant(0, Axes.with(x.shape(), axis, x.shape().get(axis).minus(one)));
        boolean forward = direction == Recurrence.Direction.FORWARD;
        Node start = graph.concat(axis, forward ? List.of(unit, zeros) : List.of(zeros, unit));
        return graph.node(new Recurrence(axis, direction), List.of(graph.shift(x, axis, direction), start));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray x = inputs.get(0);
        List<Integer> kept = keptAxes(x.rank());
        NDArray result = NDArray.filled(sizes.shape(type), kind.neutral());
        x.forEachIndex(index -> {
            int[] target = kept.stream().mapToInt(axis -> index[axis]).toArray();
            result.set(target, kind.combine().evaluate(result.get(target), x.get(index)));
        });
        return result;
    }

    /** The axes of a value of this shape as they are written after it; none where all are reduced. */
    public List<Formula> writtenAxes(List<Dimension> shape) {
        return axes.size() == shape.size()
                ? List.of()
                : axes.stream()
                        .map(axis -> Formula.atom(Axes.name(shape, axis)))
                        .toList();
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        List<Formula> arguments = new ArrayList<>(inputs);
        arguments.addAll(writtenAxes(node.input(0).shape()));
        return Formula.call(kind.functionName(), arguments);
    }
}
