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
 * The first-order linear recurrence {@code h[t] = a[t] h[t-1] + b[t]} along one axis, from {@code h = 0} on; in the direction
 * {@code BACKWARD} it runs from the last element to the first. Inputs are a and b, of one shape. Cumulative sums and products are
 * recurrences, and so is the derivative of each: the operator is closed under differentiation.
 */
public record Recurrence(int axis, Direction direction) implements Op {
    /** From which end it runs. */
    public enum Direction {
        FORWARD,
        BACKWARD;

        Direction opposite() {
            return this == FORWARD ? BACKWARD : FORWARD;
        }
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 2);
        TensorType a = inputs.get(0);
        Rules.require(a.isReal() && a.equals(inputs.get(1)) && axis >= 0 && axis < a.rank(), this, inputs);
        return a;
    }

    /** With λ[t] = gradient[t] + a[t+1] λ[t+1]: towards b it is λ, towards a it is λ[t] h[t-1]. */
    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        Direction back = direction.opposite();
        Node carried =
                graph.node(new Recurrence(axis, back), List.of(graph.shift(node.input(0), axis, back), gradient));
        Node previous = graph.shift(node, axis, direction);
        return List.of(Optional.of(graph.multiply(carried, previous)), Optional.of(carried));
    }

    /** To every element from which on the recurrence comes by a live one. */
    @Override
    public List<Optional<Node>> reach(Node node, Node live, Graph graph) {
        Recurrence back = new Recurrence(axis, direction.opposite());
        Optional<Node> carried = Optional.of(graph.node(back, List.of(graph.constant(1, live.shape()), live)));
        return List.of(carried, carried);
    }

    /** As if the recurrence stopped with the last live element. */
    @Override
    public List<Optional<Node>> guardedBackward(Node node, Node gradient, Node live, Graph graph) {
        Node condition =
                Indicator.condition(graph, reach(node, live, graph).get(0).orElseThrow());
        Node zero = graph.constant(0, node.shape());
        List<Node> stopped = node.inputs().stream()
                .map(input -> graph.select(condition, input, zero))
                .toList();
        return backward(graph.node(this, stopped), gradient, graph);
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray a = inputs.get(0);
        NDArray b = inputs.get(1);
        int[] shape = sizes.shape(type);
        NDArray h = NDArray.filled(shape, 0);
        // In row-major order an element comes after all that precede it along the axis; backward, the axis is mirrored.
        h.forEachIndex(index -> {
            int[] here = index.clone();
            int[] before = index.clone();
            if (direction == Direction.BACKWARD) {
                here[axis] = shape[axis] - 1 - index[axis];
            }
            before[axis] = here[axis] - (direction == Direction.FORWARD ? 1 : -1);
            double carried = index[axis] == 0 ? 0 : a.get(here) * h.get(before);
            h.set(here, carried + b.get(here));
        });
        return h;
    }

    /** The axis as it is written after a value of this shape; nothing for a vector. */
    public List<Formula> writtenAxis(List<Dimension> shape) {
        return shape.size() == 1 ? List.of() : List.of(Formula.atom(Axes.name(shape, axis)));
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        String name = direction == Direction.FORWARD ? "recurrence" : "recurrence_backward";
        return Formula.call(name, inputs);
    }
}
