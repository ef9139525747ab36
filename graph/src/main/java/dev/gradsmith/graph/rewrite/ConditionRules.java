package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.isConstant;
import static dev.gradsmith.graph.rewrite.Patterns.uniform;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Laws of choices and of the conditions that they are made by. */
final class ConditionRules {
    private ConditionRules() {}

    /** A choice between equals is none, and a comparison of numbers is decided. */
    static Optional<Node> decided(Node node, Graph graph) {
        if (!(node.op() instanceof Select)) {
            return Optional.empty();
        }
        if (node.input(1) == node.input(2)) {
            return Optional.of(node.input(1));
        }
        Node condition = uniform(node.input(0)).orElse(node.input(0));
        boolean known = isComparison(condition)
                && constant(condition.input(0)).isPresent()
                && constant(condition.input(1)).isPresent();
        return known
                ? Optional.of(node.input(compare(condition, condition.input(0), condition.input(1)) ? 1 : 2))
                : Optional.empty();
    }

    /** {@code where(c, where(c, x, y), z) = where(c, x, z)}, {@code where(c, x, where(c, y, z)) = where(c, x, z)}. */
    static Optional<Node> nested(Node node, Graph graph) {
        if (!(node.op() instanceof Select)) {
            return Optional.empty();
        }
        Node condition = node.input(0);
        Node whenTrue = arm(node.input(1), condition, 1);
        Node whenFalse = arm(node.input(2), condition, 2);
        boolean changes = whenTrue != node.input(1) || whenFalse != node.input(2);
        return changes ? Optional.of(graph.select(condition, whenTrue, whenFalse)) : Optional.empty();
    }

    private static Node arm(Node arm, Node condition, int taken) {
        return arm.op() instanceof Select && arm.input(0) == condition ? arm.input(taken) : arm;
    }

    /** {@code where(!c, x, y) = where(c, y, x)}, {@code !!c = c}; a repetition of {@code !c} is one of c, negated, unless c is a scalar. */
    static Optional<Node> negated(Node node, Graph graph) {
        if (node.inputs().isEmpty()) {
            return Optional.empty();
        }
        Node operand = uniform(node.input(0)).orElse(node.input(0));
        if (!is(operand, Unary.NOT)) {
            return Optional.empty();
        }
        Node condition = operand.input(0);
        if (node.op() instanceof Select) {
            return Optional.of(graph.select(graph.broadcast(condition, node.shape()), node.input(2), node.input(1)));
        }
        if (node.op() instanceof Broadcast && !condition.type().isScalar()) {
            return Optional.of(graph.unary(Unary.NOT, graph.node(node.op(), List.of(condition))));
        }
        return is(node, Unary.NOT) && operand == node.input(0) ? Optional.of(condition) : Optional.empty();
    }

    /** {@code where(c, 1, 0) > 0} is c, and {@code where(c, 0, 1) > 0} is !c: a choice of numbers is compared for both at once. */
    static Optional<Node> ofIndicator(Node node, Graph graph) {
        boolean applies = isComparison(node)
                && node.input(0).op() instanceof Select
                && constant(node.input(1)).isPresent()
                && constant(node.input(0).input(1)).isPresent()
                && constant(node.input(0).input(2)).isPresent();
        if (!applies) {
            return Optional.empty();
        }
        Node choice = node.input(0);
        boolean whenTrue = compare(node, choice.input(1), node.input(1));
        boolean whenFalse = compare(node, choice.input(2), node.input(1));
        if (whenTrue == whenFalse) {
            return Optional.empty();
        }
        return Optional.of(whenTrue ? choice.input(0) : graph.unary(Unary.NOT, choice.input(0)));
    }

    /** {@code where(c, x, 0) + where(c, 0, y) = where(c, x, y)}, and for a difference {@code where(c, x, -y)}. */
    static Optional<Node> complementary(Node node, Graph graph) {
        boolean applies = (is(node, Binary.ADD) || is(node, Binary.SUBTRACT))
                && node.input(0).op() instanceof Select
                && node.input(1).op() instanceof Select
                && node.input(0).input(0) == node.input(1).input(0);
        if (!applies) {
            return Optional.empty();
        }
        Node left = node.input(0);
        Node right = node.input(1);
        boolean zeros = isConstant(left.input(2), 0) && isConstant(right.input(1), 0);
        boolean opposite = isConstant(left.input(1), 0) && isConstant(right.input(2), 0);
        if (!zeros && !opposite) {
            return Optional.empty();
        }
        List<Node> arms = IntStream.of(1, 2)
                .mapToObj(arm -> graph.node(node.op(), List.of(left.input(arm), right.input(arm))))
                .toList();
        return Optional.of(graph.select(left.input(0), arms.get(0), arms.get(1)));
    }

    /** {@code where(c, -x, 0) = -where(c, x, 0)}, and with the arms exchanged, so that signs meet; not for a number, whose sign costs nothing. */
    static Optional<Node> sign(Node node, Graph graph) {
        if (!(node.op() instanceof Select)) {
            return Optional.empty();
        }
        int zero = isConstant(node.input(2), 0) ? 2 : 1;
        Node other = node.input(3 - zero);
        Optional<Node> opposite = is(other, Unary.NEGATE)
                ? Optional.of(other.input(0))
                : ArithmeticRules.opposed(other).map(scalar -> graph.broadcast(scalar, node.shape()));
        if (opposite.isEmpty() || !isConstant(node.input(zero), 0)) {
            return Optional.empty();
        }
        Node none = node.input(zero);
        return opposite.map(x -> graph.unary(
                Unary.NEGATE, zero == 2 ? graph.select(node.input(0), x, none) : graph.select(node.input(0), none, x)));
    }

    /** {@code where(x == 0, 0, sqrt(x)) = sqrt(x)}: as a value; its slope at 0 differs, which derivatives have taken by now. */
    static Optional<Node> rootOfZero(Node node, Graph graph) {
        boolean applies = node.op() instanceof Select
                && is(node.input(0), Binary.EQUAL)
                && isConstant(node.input(0).input(1), 0)
                && isConstant(node.input(1), 0)
                && is(node.input(2), Unary.SQRT)
                && node.input(2).input(0) == node.input(0).input(0);
        return applies ? Optional.of(node.input(2)) : Optional.empty();
    }

    private static boolean isComparison(Node node) {
        return node.op() instanceof Binary binary
                && binary.family() == Binary.Family.COMPARISON
                && node.input(0).type().isReal();
    }

    private static boolean compare(Node comparison, Node x, Node y) {
        return ((Binary) comparison.op())
                        .evaluate(constant(x).getAsDouble(), constant(y).getAsDouble())
                != 0;
    }
}
