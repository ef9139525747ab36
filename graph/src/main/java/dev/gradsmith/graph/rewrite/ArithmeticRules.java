package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.isConstant;
import static dev.gradsmith.graph.rewrite.Patterns.uniform;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.Map;
import java.util.Optional;

/**
 * Identities of arithmetic. They hold for infinities and NaN too, which is why {@code x * 0 = 0} and {@code x - x = 0} are not among
 * them, but for the sign of a zero. Those that change the order of operations change the last bits of a result, and where an intermediate
 * result would overflow.
 */
final class ArithmeticRules {
    private ArithmeticRules() {}

    /** An elementwise operator of numbers is a number. */
    static Optional<Node> fold(Node node, Graph graph) {
        boolean known = Patterns.isElementwise(node)
                && node.type().isScalar()
                && node.type().isReal()
                && node.inputs().stream().allMatch(input -> input.op() instanceof Constant);
        return known
                ? Optional.of(graph.constant(new ReferenceEvaluator(new Sizes(Map.of()), Map.of())
                        .evaluate(node)
                        .value()))
                : Optional.empty();
    }

    /** {@code x + 0 = x}, {@code x + -y = x - y}, {@code x + -2 y = x - 2 y}. */
    static Optional<Node> addition(Node node, Graph graph) {
        if (!is(node, Binary.ADD)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        Node y = node.input(1);
        if (isConstant(y, 0) || isConstant(x, 0)) {
            return Optional.of(isConstant(y, 0) ? x : y);
        }
        return opposite(y, graph)
                .map(positive -> graph.binary(Binary.SUBTRACT, x, positive))
                .or(() -> opposite(x, graph).map(positive -> graph.binary(Binary.SUBTRACT, y, positive)));
    }

    /** {@code x - 0 = x}, {@code 0 - x = -x}, {@code x - -y = x + y}, {@code x - -2 y = x + 2 y}. */
    static Optional<Node> subtraction(Node node, Graph graph) {
        if (!is(node, Binary.SUBTRACT)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        Node y = node.input(1);
        if (isConstant(y, 0)) {
            return Optional.of(x);
        }
        if (isConstant(x, 0)) {
            return Optional.of(graph.unary(Unary.NEGATE, y));
        }
        return opposite(y, graph).map(positive -> graph.add(x, positive));
    }

    /** What a node is the negative of, by its sign or that of its number. */
    private static Optional<Node> opposite(Node node, Graph graph) {
        if (is(node, Unary.NEGATE)) {
            return Optional.of(node.input(0));
        }
        if (isNegative(node)) {
            return Optional.of(negated(node, graph));
        }
        boolean scaled = is(node, Binary.MULTIPLY) && isNegative(node.input(0));
        return scaled ? Optional.of(graph.multiply(negated(node.input(0), graph), node.input(1))) : Optional.empty();
    }

    private static boolean isNegative(Node node) {
        return constant(node).isPresent() && constant(node).getAsDouble() < 0;
    }

    private static Node negated(Node number, Graph graph) {
        return graph.constant(-constant(number).getAsDouble(), number.shape());
    }

    /**
     * {@code 1 x = x}, {@code -1 x = -x}, {@code x x = x²}; signs and uniform factors move out to the left, where they meet: {@code x (c y) =
     * c (x y)}, {@code a (b x) = (a b) x}.
     */
    static Optional<Node> multiplication(Node node, Graph graph) {
        if (!is(node, Binary.MULTIPLY)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        Node y = node.input(1);
        if (isConstant(x, 1)) {
            return Optional.of(y);
        }
        if (isConstant(x, -1)) {
            return Optional.of(graph.unary(Unary.NEGATE, y));
        }
        if (x == y) {
            return Optional.of(graph.unary(Unary.SQUARE, x));
        }
        if (is(x, Unary.NEGATE)) {
            return Optional.of(graph.unary(Unary.NEGATE, graph.multiply(x.input(0), y)));
        }
        if (is(y, Unary.NEGATE)) {
            return Optional.of(graph.unary(Unary.NEGATE, graph.multiply(x, y.input(0))));
        }
        return gatherFactors(node, x, y, graph);
    }

    private static Optional<Node> gatherFactors(Node node, Node x, Node y, Graph graph) {
        boolean constantRight = constant(y).isPresent() && constant(x).isEmpty();
        boolean uniformRight = uniform(y).isPresent() && uniform(x).isEmpty();
        if (constantRight || uniformRight) {
            return Optional.of(graph.multiply(y, x));
        }
        boolean scaled = is(y, Binary.MULTIPLY) && uniform(y.input(0)).isPresent();
        boolean together = scaled && uniform(x).isPresent() && (uniform(y).isEmpty() || bothConstant(x, y.input(0)));
        if (together && haveProduct(x, y.input(0))) {
            // As scalars, so that the product of the factors is one factor at once.
            Node factor =
                    graph.multiply(uniform(x).orElseThrow(), uniform(y.input(0)).orElseThrow());
            return Optional.of(graph.multiply(graph.broadcast(factor, node.shape()), y.input(1)));
        }
        boolean numberWithin =
                scaled && constant(y.input(0)).isPresent() && constant(x).isEmpty();
        boolean movable = uniform(node).isEmpty();
        if (numberWithin && !movable) {
            return Optional.of(graph.multiply(y.input(0), graph.multiply(x, y.input(1))));
        }
        if (scaled && movable && uniform(x).isEmpty()) {
            return Optional.of(graph.multiply(y.input(0), graph.multiply(x, y.input(1))));
        }
        boolean scaledLeft = is(x, Binary.MULTIPLY) && uniform(x.input(0)).isPresent();
        if (scaledLeft && movable && uniform(x).isEmpty()) {
            return Optional.of(graph.multiply(x.input(0), graph.multiply(x.input(1), y)));
        }
        return Optional.empty();
    }

    private static boolean bothConstant(Node x, Node y) {
        return constant(x).isPresent() && constant(y).isPresent();
    }

    /** Whether two factors that may be numbers have a product that is one in any precision: no overflow, nothing lost to 0. */
    private static boolean haveProduct(Node x, Node y) {
        if (!bothConstant(x, y)) {
            return true;
        }
        double product = constant(x).getAsDouble() * constant(y).getAsDouble();
        boolean exact = isConstant(x, 0) || isConstant(y, 0);
        return exact || (Math.abs(product) >= Float.MIN_NORMAL && Math.abs(product) <= Float.MAX_VALUE);
    }

    /** {@code x / 1 = x}, {@code -x / y = -(x / y)}. */
    static Optional<Node> division(Node node, Graph graph) {
        if (!is(node, Binary.DIVIDE)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        if (isConstant(node.input(1), 1)) {
            return Optional.of(x);
        }
        return is(x, Unary.NEGATE)
                ? Optional.of(graph.unary(Unary.NEGATE, graph.binary(Binary.DIVIDE, x.input(0), node.input(1))))
                : Optional.empty();
    }

    /**
     * {@code x (1 / y) = x / y}; for numbers a and b, {@code a (b / y) = (a b) / y} and {@code x (b / y) = b (x / y)}, so that numbers
     * meet. The latter not where one division serves all elements.
     */
    static Optional<Node> productWithQuotient(Node node, Graph graph) {
        if (!is(node, Binary.MULTIPLY) || !is(node.input(1), Binary.DIVIDE)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        Node number = node.input(1).input(0);
        Node y = node.input(1).input(1);
        if (isConstant(number, 1)) {
            return Optional.of(graph.binary(Binary.DIVIDE, x, y));
        }
        if (bothConstant(x, number)) {
            return haveProduct(x, number)
                    ? Optional.of(graph.binary(Binary.DIVIDE, graph.multiply(x, number), y))
                    : Optional.empty();
        }
        boolean oneDivision = uniform(y).isPresent() && uniform(x).isEmpty();
        return constant(number).isPresent() && !oneDivision
                ? Optional.of(graph.multiply(number, graph.binary(Binary.DIVIDE, x, y)))
                : Optional.empty();
    }

    /** {@code x^2 = x x}, {@code x^1 = x}, {@code x^0 = 1}, {@code x^-1 = 1/x}. Not {@code x^0.5}: it differs from the root at -0. */
    static Optional<Node> power(Node node, Graph graph) {
        if (!is(node, Binary.POWER) || constant(node.input(1)).isEmpty()) {
            return Optional.empty();
        }
        Node x = node.input(0);
        double exponent = constant(node.input(1)).getAsDouble();
        if (exponent == 2) {
            return Optional.of(graph.unary(Unary.SQUARE, x));
        }
        if (exponent == 1) {
            return Optional.of(x);
        }
        if (exponent == 0) {
            return Optional.of(graph.constant(1, x.shape()));
        }
        return exponent == -1
                ? Optional.of(graph.binary(Binary.DIVIDE, graph.constant(1, x.shape()), x))
                : Optional.empty();
    }

    /** {@code --x = x}, {@code -(x - y) = y - x}, {@code -(c x) = (-c) x}. */
    static Optional<Node> negation(Node node, Graph graph) {
        if (!is(node, Unary.NEGATE)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        if (is(x, Unary.NEGATE)) {
            return Optional.of(x.input(0));
        }
        if (is(x, Binary.SUBTRACT)) {
            return Optional.of(graph.binary(Binary.SUBTRACT, x.input(1), x.input(0)));
        }
        boolean scaled = is(x, Binary.MULTIPLY) && constant(x.input(0)).isPresent();
        return scaled ? Optional.of(graph.multiply(negated(x.input(0), graph), x.input(1))) : Optional.empty();
    }

    /** A choice between equals is none, and a comparison of numbers is decided. */
    static Optional<Node> choice(Node node, Graph graph) {
        if (!(node.op() instanceof Select)) {
            return Optional.empty();
        }
        Node condition = uniform(node.input(0)).orElse(node.input(0));
        if (node.input(1) == node.input(2)) {
            return Optional.of(node.input(1));
        }
        boolean decided = condition.op() instanceof Binary comparison
                && comparison.family() == Binary.Family.COMPARISON
                && bothConstant(condition.input(0), condition.input(1));
        if (!decided) {
            return Optional.empty();
        }
        double holds = ((Binary) condition.op())
                .evaluate(
                        constant(condition.input(0)).getAsDouble(),
                        constant(condition.input(1)).getAsDouble());
        return Optional.of(node.input(holds != 0 ? 1 : 2));
    }
}
