package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import java.util.Optional;

/** Numbers of the same thing, added up. */
final class LikeTerms {
    private LikeTerms() {}

    /** @param count how often there is {@code what} */
    private record Term(double count, Node what) {}

    /**
     * {@code x + x = 2 x}, {@code 2 x + x = 3 x}, {@code -x - x = -2 x}. Not {@code 3 x - x}: of infinities that is no number, and {@code 2 x}
     * is infinite.
     */
    static Optional<Node> ofSum(Node node, Graph graph) {
        if (!is(node, Binary.ADD) && !is(node, Binary.SUBTRACT)) {
            return Optional.empty();
        }
        Term left = term(node.input(0));
        Term right = term(node.input(1));
        double second = is(node, Binary.ADD) ? right.count : -right.count;
        boolean applies = left.what == right.what
                && constant(left.what).isEmpty()
                && left.count * second > 0
                && Math.abs(left.count + second) <= Float.MAX_VALUE;
        return applies
                ? Optional.of(graph.multiply(graph.constant(left.count + second, node.shape()), left.what))
                : Optional.empty();
    }

    private static Term term(Node node) {
        if (is(node, Unary.NEGATE)) {
            return new Term(-1, node.input(0));
        }
        return is(node, Binary.MULTIPLY) && constant(node.input(0)).isPresent()
                ? new Term(constant(node.input(0)).getAsDouble(), node.input(1))
                : new Term(1, node);
    }
}
