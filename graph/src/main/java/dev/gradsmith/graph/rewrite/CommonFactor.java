package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.isConstant;
import static dev.gradsmith.graph.rewrite.Patterns.uniform;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Optional;

/** The distributive law, from two products to one. */
final class CommonFactor {
    private CommonFactor() {}

    /** A node as a uniform factor times the rest. */
    private record Scaled(Node factor, Node rest) {}

    /**
     * {@code c x + c y = c (x + y)} and {@code c x - c y = c (x - y)} for a uniform c; {@code -c x + c y = c (y - x)}, {@code -c x - c y = -c
     * (x + y)}; {@code x / c + y / c = (x + y) / c}.
     */
    static Optional<Node> ofSum(Node node, Graph graph) {
        if (!is(node, Binary.ADD) && !is(node, Binary.SUBTRACT)) {
            return Optional.empty();
        }
        Optional<Scaled> left = scaled(node.input(0), graph);
        Optional<Scaled> right = scaled(node.input(1), graph);
        if (left.isEmpty() || right.isEmpty()) {
            return ofQuotients(node, graph);
        }
        Binary op = (Binary) node.op();
        return together(op, left.get(), right.get(), graph);
    }

    private static Optional<Node> together(Binary op, Scaled left, Scaled right, Graph graph) {
        if (left.factor == right.factor) {
            return Optional.of(graph.multiply(left.factor, graph.binary(op, left.rest, right.rest)));
        }
        if (!isOpposite(left.factor, right.factor)) {
            return Optional.empty();
        }
        if (op == Binary.SUBTRACT) {
            return Optional.of(graph.multiply(left.factor, graph.add(left.rest, right.rest)));
        }
        boolean first = isNegative(right.factor);
        Scaled positive = first ? left : right;
        Scaled negative = first ? right : left;
        return Optional.of(
                graph.multiply(positive.factor, graph.binary(Binary.SUBTRACT, positive.rest, negative.rest)));
    }

    private static Optional<Node> ofQuotients(Node node, Graph graph) {
        Node left = node.input(0);
        Node right = node.input(1);
        boolean applies = is(left, Binary.DIVIDE)
                && is(right, Binary.DIVIDE)
                && left.input(1) == right.input(1)
                && uniform(left.input(1)).isPresent()
                && uniform(node).isEmpty();
        return applies
                ? Optional.of(graph.binary(
                        Binary.DIVIDE, graph.binary((Binary) node.op(), left.input(0), right.input(0)), left.input(1)))
                : Optional.empty();
    }

    /** A uniform factor and what is not uniform; of scalars, only a number counts as a factor. */
    private static Optional<Scaled> scaled(Node node, Graph graph) {
        if (is(node, Binary.MULTIPLY) && uniform(node.input(0)).isPresent()) {
            boolean counts = uniform(node).isEmpty() || constant(node.input(0)).isPresent();
            return counts ? Optional.of(new Scaled(node.input(0), node.input(1))) : Optional.empty();
        }
        if (uniform(node).isPresent()) {
            return Optional.empty();
        }
        if (is(node, Unary.NEGATE)) {
            return scaled(node.input(0), graph)
                    .map(inner -> new Scaled(inner.factor, graph.unary(Unary.NEGATE, inner.rest)));
        }
        return is(node, Binary.MULTIPLY) ? scaledQuotient(node, graph) : Optional.empty();
    }

    /** {@code (c / y) x = c ((1 / y) x)} for a quotient that is repeated: it stays one division for many elements. */
    private static Optional<Scaled> scaledQuotient(Node node, Graph graph) {
        Node repeated = node.input(0);
        boolean applies = repeated.op() instanceof Broadcast
                && is(repeated.input(0), Binary.DIVIDE)
                && uniform(repeated.input(0).input(0)).isPresent()
                && !isConstant(repeated.input(0).input(0), 1);
        if (!applies) {
            return Optional.empty();
        }
        Node quotient = repeated.input(0);
        Node inverse = graph.binary(Binary.DIVIDE, graph.constant(1, quotient.shape()), quotient.input(1));
        Node factor = graph.broadcast(uniform(quotient.input(0)).orElseThrow(), node.shape());
        Node rest = graph.multiply(graph.node(repeated.op(), List.of(inverse)), node.input(1));
        return Optional.of(new Scaled(factor, rest));
    }

    private static boolean isOpposite(Node x, Node y) {
        if (constant(x).isPresent() && constant(y).isPresent()) {
            return constant(x).getAsDouble() == -constant(y).getAsDouble();
        }
        return negated(x)
                        .filter(one -> uniform(y).filter(one::equals).isPresent())
                        .isPresent()
                || negated(y)
                        .filter(one -> uniform(x).filter(one::equals).isPresent())
                        .isPresent();
    }

    /** The scalar that a factor is the negative of. */
    private static Optional<Node> negated(Node factor) {
        return uniform(factor).filter(scalar -> is(scalar, Unary.NEGATE)).map(scalar -> scalar.input(0));
    }

    private static boolean isNegative(Node factor) {
        return constant(factor).isPresent()
                ? constant(factor).getAsDouble() < 0
                : negated(factor).isPresent();
    }
}
