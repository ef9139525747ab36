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
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
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
        if (isNegative(node) || opposed(node).isPresent()) {
            return positiveFactor(node, graph);
        }
        return is(node, Binary.MULTIPLY)
                ? positiveFactor(node.input(0), graph).map(factor -> graph.multiply(factor, node.input(1)))
                : Optional.empty();
    }

    /** Of a factor that is known to be the opposite of something, that. */
    private static Optional<Node> positiveFactor(Node factor, Graph graph) {
        if (isNegative(factor)) {
            return Optional.of(negated(factor, graph));
        }
        Optional<Node> opposed = opposed(factor).map(scalar -> graph.broadcast(scalar, factor.shape()));
        return opposed.isPresent() ? opposed : ofNegativeNumber(factor, graph);
    }

    /** The scalar that is repeated with the opposite sign. */
    static Optional<Node> opposed(Node node) {
        return uniform(node).filter(scalar -> is(scalar, Unary.NEGATE)).map(scalar -> scalar.input(0));
    }

    /** {@code 2 s} of a repeated {@code -2 s}. */
    private static Optional<Node> ofNegativeNumber(Node factor, Graph graph) {
        return uniform(factor)
                .filter(scalar -> is(scalar, Binary.MULTIPLY) && isNegative(scalar.input(0)))
                .map(scalar -> graph.multiply(negated(scalar.input(0), graph), scalar.input(1)))
                .map(scalar -> graph.broadcast(scalar, factor.shape()));
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
        return turnedDifference(node, x, y, graph).or(() -> gatherFactors(node, x, y, graph));
    }

    /** {@code -s (x - y) = s (y - x)} for a repeated scalar; a number keeps its sign, which costs nothing. */
    private static Optional<Node> turnedDifference(Node node, Node x, Node y, Graph graph) {
        Optional<Node> opposite = uniform(x).filter(scalar -> is(scalar, Unary.NEGATE));
        return opposite.isPresent() && is(y, Binary.SUBTRACT)
                ? Optional.of(graph.multiply(
                        graph.broadcast(opposite.get().input(0), node.shape()),
                        graph.binary(Binary.SUBTRACT, y.input(1), y.input(0))))
                : Optional.empty();
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
            Node factor = bothConstant(x, y.input(0))
                    ? graph.constant(
                            constant(x).getAsDouble() * constant(y.input(0)).getAsDouble())
                    : graph.multiply(
                            uniform(x).orElseThrow(), uniform(y.input(0)).orElseThrow());
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
        return numbersApart(x, y, graph);
    }

    /** {@code a ((b x) y) = (a b) (x y)} for numbers a and b. */
    private static Optional<Node> numbersApart(Node number, Node product, Graph graph) {
        boolean apart = constant(number).isPresent()
                && is(product, Binary.MULTIPLY)
                && is(product.input(0), Binary.MULTIPLY)
                && bothConstant(number, product.input(0).input(0))
                && haveProduct(number, product.input(0).input(0));
        if (!apart) {
            return Optional.empty();
        }
        Node scaled = product.input(0);
        double both = constant(number).getAsDouble() * constant(scaled.input(0)).getAsDouble();
        return Optional.of(graph.multiply(
                graph.constant(both, product.shape()), graph.multiply(scaled.input(1), product.input(1))));
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

    /** {@code x / 1 = x}, {@code -x / y = -(x / y)}; {@code n / n = 1} for a size, of which there is none unless it is positive. */
    static Optional<Node> division(Node node, Graph graph) {
        if (!is(node, Binary.DIVIDE)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        if (isConstant(node.input(1), 1)) {
            return Optional.of(x);
        }
        if (x == node.input(1) && x.op() instanceof Size size && size.isPositive()) {
            return Optional.of(graph.constant(1));
        }
        Optional<Node> dividend = is(x, Unary.NEGATE)
                ? Optional.of(x.input(0))
                : opposed(x).map(scalar -> graph.broadcast(scalar, node.shape()));
        return dividend.map(
                positive -> graph.unary(Unary.NEGATE, graph.binary(Binary.DIVIDE, positive, node.input(1))));
    }

    /**
     * {@code x (1 / y) = x / y}; for numbers a and b, {@code a (b / y) = (a b) / y} and {@code x (b / y) = b (x / y)}, so that numbers
     * meet. The latter not where one division serves all elements. {@code x (y / s) = (x y) / s} for a uniform s, which can move further.
     */
    static Optional<Node> productWithQuotient(Node node, Graph graph) {
        if (!is(node, Binary.MULTIPLY)) {
            return Optional.empty();
        }
        return withQuotient(node.input(0), node.input(1), graph)
                .or(() -> constant(node.input(0)).isPresent()
                        ? Optional.empty()
                        : withQuotient(node.input(1), node.input(0), graph));
    }

    private static Optional<Node> withQuotient(Node x, Node quotient, Graph graph) {
        if (!is(quotient, Binary.DIVIDE)) {
            return Optional.empty();
        }
        Node number = quotient.input(0);
        Node y = quotient.input(1);
        if (isConstant(number, 1)) {
            return Optional.of(graph.binary(Binary.DIVIDE, x, y));
        }
        if (bothConstant(x, number)) {
            return haveProduct(x, number)
                    ? Optional.of(graph.binary(Binary.DIVIDE, graph.multiply(x, number), y))
                    : Optional.empty();
        }
        boolean oneDivision = uniform(y).isPresent() && uniform(x).isEmpty();
        if (constant(number).isPresent()) {
            return oneDivision
                    ? Optional.empty()
                    : Optional.of(graph.multiply(number, graph.binary(Binary.DIVIDE, x, y)));
        }
        return oneDivision && uniform(number).isEmpty()
                ? Optional.of(graph.binary(Binary.DIVIDE, graph.multiply(x, number), y))
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

    /** {@code --x = x}, {@code -(x - y) = y - x}, {@code -(c x) = (-c) x} for a number, {@code -(-s x) = s x}, {@code -((x - y) z) = (y - x) z}. */
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
        if (!is(x, Binary.MULTIPLY)) {
            return Optional.empty();
        }
        Optional<Node> factor = constant(x.input(0)).isPresent()
                ? Optional.of(negated(x.input(0), graph))
                : positiveFactor(x.input(0), graph);
        return factor.map(positive -> graph.multiply(positive, x.input(1))).or(() -> turnedFactor(x, graph));
    }

    /** {@code -((x - y) z) = (y - x) z}, and so for the second factor. */
    private static Optional<Node> turnedFactor(Node product, Graph graph) {
        boolean first = is(product.input(0), Binary.SUBTRACT);
        Node difference = product.input(first ? 0 : 1);
        if (!is(difference, Binary.SUBTRACT)) {
            return Optional.empty();
        }
        Node turned = graph.binary(Binary.SUBTRACT, difference.input(1), difference.input(0));
        return Optional.of(first ? graph.multiply(turned, product.input(1)) : graph.multiply(product.input(0), turned));
    }

    /** {@code y + x = x + y} and {@code y x = x y}, so that what was written both ways is computed once. */
    static Optional<Node> order(Node node, Graph graph) {
        boolean commutes = is(node, Binary.ADD) || is(node, Binary.MULTIPLY);
        boolean alike = commutes
                && constant(node.input(0)).isPresent()
                        == constant(node.input(1)).isPresent()
                && uniform(node.input(0)).isPresent() == uniform(node.input(1)).isPresent();
        return alike
                ? graph.find(node.op(), List.of(node.input(1), node.input(0))).filter(other -> other.id() < node.id())
                : Optional.empty();
    }
}
