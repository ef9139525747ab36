package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The algebra read with nodes of a graph: a formula becomes the nodes that compute it. */
public record NodeTerm(Graph graph, Node value) implements Term {
    public static NodeTerm of(Graph graph, Node value) {
        return new NodeTerm(graph, value);
    }

    /** The node that {@code term} stands for. */
    public static Node node(Term term) {
        return ((NodeTerm) term).value;
    }

    /** The gradient times a slope; nothing where the slope is 0 everywhere, because 0 times an infinite gradient would be NaN. */
    static Optional<Node> scaled(Graph graph, Node gradient, Term slope) {
        return Constant.fills(node(slope), 0) ? Optional.empty() : Optional.of(graph.multiply(gradient, node(slope)));
    }

    @Override
    public Term constant(double constant) {
        List<Dimension> shape = value.shape();
        return of(graph, graph.constant(constant, shape));
    }

    @Override
    public Term apply(Unary op) {
        return of(graph, graph.unary(op, value));
    }

    @Override
    public Term apply(Binary op, Term right) {
        return of(graph, graph.binary(op, value, node(right)));
    }

    /** A comparison of numbers, as of the exponent in x^3 with 0, is decided here, so that no choice is left to differentiate. */
    @Override
    public Term choose(Term whenTrue, Term whenFalse) {
        if (value.op() instanceof Binary comparison && comparison.family() == Binary.Family.COMPARISON) {
            OptionalDouble left = Constant.valueOf(value.input(0));
            OptionalDouble right = Constant.valueOf(value.input(1));
            if (left.isPresent() && right.isPresent()) {
                return comparison.evaluate(left.getAsDouble(), right.getAsDouble()) != 0 ? whenTrue : whenFalse;
            }
        }
        return of(graph, graph.select(value, node(whenTrue), node(whenFalse)));
    }
}
