package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.isConstant;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Forms that overflow or cancel, replaced by functions that do not. */
public final class StableForms {
    private StableForms() {}

    /**
     * {@code output} with stable forms in the place of others, to be differentiated: the slopes of {@code log(1 + exp(x))} overflow before
     * it can be known as one. It stays as it is where that would hide one of {@code variables}.
     */
    public static Node of(Graph graph, Node output, Set<Node> variables) {
        Map<Node, Node> replaced = new HashMap<>();
        List<Node> nodes = Graph.topological(List.of(output));
        for (Node node : nodes) {
            List<Node> inputs = node.inputs().stream().map(replaced::get).toList();
            Graph here = graph.at(node.span());
            Node same = inputs.equals(node.inputs()) ? node : here.node(node.op(), inputs);
            replaced.put(
                    node,
                    variables.contains(node)
                            ? node
                            : apply(same, here, Exponentials.toDifferentiate(here))
                                    .orElse(same));
        }
        Node stable = replaced.getOrDefault(output, output);
        Set<Node> reached = Set.copyOf(Graph.topological(List.of(stable)));
        boolean hides = variables.stream().anyMatch(one -> replaced.containsKey(one) && !reached.contains(one));
        return hides ? output : stable;
    }

    /**
     * {@code log(1 + exp(x)) = softplus(x)}, {@code log(sigmoid(x)) = -softplus(-x)}, {@code log(1 - sigmoid(x)) = -softplus(x)}, {@code
     * log(exp(x)) = x}, {@code log(exp(x) / y) = x - log(y)}, {@code log(1 + x) = log1p(x)}, {@code exp(x) - 1 = expm1(x)}, {@code 1 / (1 +
     * exp(-x)) = sigmoid(x)}, {@code sqrt(x²) = |x|}, {@code |x|² = x²}, {@code norm(x)² = sum(x²)}; sums of exponentials with the largest taken out.
     */
    static Optional<Node> apply(Node node, Graph graph) {
        return apply(node, graph, Exponentials.toCompute(graph));
    }

    private static Optional<Node> apply(Node node, Graph graph, Exponentials exponentials) {
        if (is(node, Unary.LOG)) {
            return logarithm(node.input(0), graph, exponentials);
        }
        if (is(node, Unary.LOG1P) && is(node.input(0), Unary.EXP)) {
            return Optional.of(graph.unary(Unary.SOFTPLUS, node.input(0).input(0)));
        }
        if (is(node, Unary.SQRT) && isSquare(node.input(0))) {
            return Optional.of(graph.unary(Unary.ABS, node.input(0).input(0)));
        }
        if (isSquare(node)) {
            return square(node, graph);
        }
        if (is(node, Binary.DIVIDE)) {
            return quotient(node.input(0), node.input(1), graph, exponentials);
        }
        return expMinusOne(node, graph);
    }

    private static Optional<Node> quotient(Node x, Node y, Graph graph, Exponentials exponentials) {
        if (isConstant(x, 1)) {
            return onePlusExp(y).map(exponent -> graph.unary(Unary.SIGMOID, graph.unary(Unary.NEGATE, exponent)));
        }
        boolean softmax = is(x, Unary.EXP)
                && y.op() instanceof Broadcast repeat
                && isSumOfExponentials(y.input(0))
                && y.input(0).input(0) == x
                && repeat.axes()
                        .equals(((Reduce) y.input(0).op()).keptAxes(x.type().rank()));
        return softmax
                ? Optional.of(
                        exponentials.softmax(x.input(0), ((Reduce) y.input(0).op()).axes()))
                : Optional.empty();
    }

    /** A sum of exponentials of what may be large. */
    private static boolean isSumOfExponentials(Node node) {
        return node.op() instanceof Reduce sum
                && sum.kind() == Reduce.Kind.SUM
                && is(node.input(0), Unary.EXP)
                && !Exponentials.isShifted(node.input(0).input(0));
    }

    /** {@code exp(x) - 1 = expm1(x)}, {@code 1 - exp(x) = -expm1(x)}. */
    private static Optional<Node> expMinusOne(Node node, Graph graph) {
        if (!is(node, Binary.SUBTRACT)) {
            return Optional.empty();
        }
        if (is(node.input(0), Unary.EXP) && isConstant(node.input(1), 1)) {
            return Optional.of(graph.unary(Unary.EXPM1, node.input(0).input(0)));
        }
        boolean opposite = isConstant(node.input(0), 1) && is(node.input(1), Unary.EXP);
        return opposite
                ? Optional.of(graph.unary(
                        Unary.NEGATE, graph.unary(Unary.EXPM1, node.input(1).input(0))))
                : Optional.empty();
    }

    /** {@code norm(x)² = sum(x²)}, {@code |x|² = x²}. */
    private static Optional<Node> square(Node node, Graph graph) {
        return is(node.input(0), Unary.ABS)
                ? Optional.of(graph.unary(Unary.SQUARE, node.input(0).input(0)))
                : squaresOfNorm(node.input(0));
    }

    /** What a norm is the root of: a sum of squares, or their mean. The slope of the root at 0 may be chosen. */
    private static Optional<Node> squaresOfNorm(Node node) {
        boolean chosen = node.op() instanceof Select
                && is(node.input(0), Binary.EQUAL)
                && isConstant(node.input(0).input(1), 0)
                && isConstant(node.input(1), 0);
        Node root = chosen ? node.input(2) : node;
        boolean norm = is(root, Unary.SQRT)
                && isSumOfSquares(root.input(0))
                && (!chosen || node.input(0).input(0) == root.input(0));
        return norm ? Optional.of(root.input(0)) : Optional.empty();
    }

    private static boolean isSumOfSquares(Node node) {
        if (is(node, Binary.DIVIDE)) {
            Node divisor = Patterns.uniform(node.input(1)).orElse(node.input(1));
            return divisor.op() instanceof Size && isSumOfSquares(node.input(0));
        }
        return node.op() instanceof Reduce sum && sum.kind() == Reduce.Kind.SUM && isSquare(node.input(0));
    }

    private static boolean isSquare(Node node) {
        return is(node, Unary.SQUARE) || (is(node, Binary.POWER) && isConstant(node.input(1), 2));
    }

    private static Optional<Node> logarithm(Node x, Graph graph, Exponentials exponentials) {
        if (is(x, Unary.EXP)) {
            return Optional.of(x.input(0));
        }
        if (isSumOfExponentials(x)) {
            return Optional.of(exponentials.logSumExp(x.input(0).input(0), ((Reduce) x.op()).axes()));
        }
        if (is(x, Binary.DIVIDE) && is(x.input(0), Unary.EXP)) {
            Node logarithm = graph.unary(Unary.LOG, x.input(1));
            return Optional.of(graph.binary(Binary.SUBTRACT, x.input(0).input(0), logarithm));
        }
        if (is(x, Unary.SIGMOID)) {
            Node opposite = graph.unary(Unary.NEGATE, x.input(0));
            return Optional.of(graph.unary(Unary.NEGATE, graph.unary(Unary.SOFTPLUS, opposite)));
        }
        boolean complement = is(x, Binary.SUBTRACT) && isConstant(x.input(0), 1) && is(x.input(1), Unary.SIGMOID);
        if (complement) {
            Node softplus = graph.unary(Unary.SOFTPLUS, x.input(1).input(0));
            return Optional.of(graph.unary(Unary.NEGATE, softplus));
        }
        return onePlusExp(x)
                .map(exponent -> graph.unary(Unary.SOFTPLUS, exponent))
                .or(() -> onePlus(x).map(rest -> graph.unary(Unary.LOG1P, rest)));
    }

    /** The {@code x} of {@code 1 + exp(x)}. */
    private static Optional<Node> onePlusExp(Node node) {
        return onePlus(node).filter(rest -> is(rest, Unary.EXP)).map(exponential -> exponential.input(0));
    }

    /** The {@code x} of {@code 1 + x}. */
    private static Optional<Node> onePlus(Node node) {
        if (!is(node, Binary.ADD)) {
            return Optional.empty();
        }
        if (isConstant(node.input(0), 1)) {
            return Optional.of(node.input(1));
        }
        return isConstant(node.input(1), 1) ? Optional.of(node.input(0)) : Optional.empty();
    }
}
