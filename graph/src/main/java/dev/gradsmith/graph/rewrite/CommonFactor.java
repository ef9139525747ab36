package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.uniform;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import java.util.Optional;

/** The distributive law, from two products to one. */
final class CommonFactor {
    private CommonFactor() {}

    /** {@code c x + c y = c (x + y)} and {@code c x - c y = c (x - y)} for a uniform c; {@code -c x - c y = -c (x + y)} for a number. */
    static Optional<Node> ofSum(Node node, Graph graph) {
        boolean sum = is(node, Binary.ADD) || is(node, Binary.SUBTRACT);
        boolean applies = sum && isScaled(node.input(0)) && isScaled(node.input(1));
        if (!applies) {
            return Optional.empty();
        }
        Node left = node.input(0);
        Node right = node.input(1);
        if (left.input(0).equals(right.input(0))) {
            Node inner = graph.binary((Binary) node.op(), left.input(1), right.input(1));
            return Optional.of(graph.multiply(left.input(0), inner));
        }
        return is(node, Binary.SUBTRACT) && isOpposite(left.input(0), right.input(0))
                ? Optional.of(graph.multiply(left.input(0), graph.add(left.input(1), right.input(1))))
                : Optional.empty();
    }

    /** Whether it is a uniform factor times what is not uniform; of scalars, only a number counts as a factor. */
    private static boolean isScaled(Node node) {
        return is(node, Binary.MULTIPLY)
                && uniform(node.input(0)).isPresent()
                && (uniform(node).isEmpty() || constant(node.input(0)).isPresent());
    }

    private static boolean isOpposite(Node x, Node y) {
        return constant(x).isPresent()
                && constant(y).isPresent()
                && constant(x).getAsDouble() == -constant(y).getAsDouble();
    }
}
