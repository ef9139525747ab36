package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.leastsquares.Linearity;
import dev.gradsmith.graph.leastsquares.SquareRoot;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Course.Curvature;
import dev.gradsmith.graph.op.Course.Direction;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The curvature of values as functions of the parameters, by the rules of disciplined convex programming (M. Grant, S. Boyd and Y. Ye, 2006): sums of
 * convex values, multiples that are not negative, maxima, and convex functions of what keeps them so. The rules are sufficient, not necessary: what
 * they do not know is {@link Curvature#UNKNOWN}. A value that is no number outside some domain counts as infinite there.
 */
final class Convexity {
    private final SquareRoot squareRoot;
    private final Set<Node> dependent = new HashSet<>();
    private final Map<Node, Curvature> known = new HashMap<>();

    /** Of the values that {@code root} is made of. */
    Convexity(Graph graph, Node root) {
        squareRoot = new SquareRoot(graph);
        for (Node node : Graph.topological(List.of(root))) {
            boolean parameter = node.op() instanceof Variable variable && variable.role() == Variable.Role.PARAMETER;
            if (parameter || node.inputs().stream().anyMatch(dependent::contains)) {
                dependent.add(node);
            }
            known.put(node, parameter ? Curvature.AFFINE : curvature(node));
        }
    }

    /** The nodes that parameters change. */
    Set<Node> dependent() {
        return dependent;
    }

    /** Of a node that the root is made of. */
    Curvature of(Node node) {
        return known.getOrDefault(node, Curvature.UNKNOWN);
    }

    boolean isStraight(Node node) {
        return of(node).isStraight();
    }

    private Curvature curvature(Node node) {
        if (!dependent.contains(node)) {
            return Curvature.CONSTANT;
        }
        if (Linearity.holds(node, dependent)) {
            return ofLinear(node);
        }
        Optional<Node> root = squareRoot.of(node);
        if (root.isPresent() && known.containsKey(root.get())) {
            return ofEven(root.get());
        }
        Optional<Node> exponent = LogSumExp.operand(node);
        if (exponent.isPresent()) {
            return of(exponent.get()).isConvex() ? Curvature.CONVEX : Curvature.UNKNOWN;
        }
        if (node.op() instanceof Unary unary) {
            return ofFunction(unary, node.input(0));
        }
        if (node.op() instanceof Binary binary) {
            return ofBinary(node, binary);
        }
        return node.op() instanceof Reduce reduce ? ofExtreme(reduce, of(node.input(0))) : Curvature.UNKNOWN;
    }

    /** A sum, a multiple, or elements in other places. */
    private Curvature ofLinear(Node node) {
        boolean straight = node.inputs().stream().allMatch(this::isStraight);
        if (straight) {
            return Curvature.AFFINE;
        }
        if (node.op() == Unary.NEGATE) {
            return of(node.input(0)).negated();
        }
        if (node.op() == Binary.SUBTRACT) {
            return of(node.input(0)).plus(of(node.input(1)).negated());
        }
        if (node.op() == Binary.MULTIPLY || node.op() == Binary.DIVIDE || node.op() instanceof Contract) {
            return ofMultiple(node);
        }
        int first = node.op() instanceof Select ? 1 : 0;
        return node.inputs().subList(first, node.inputs().size()).stream()
                .map(this::of)
                .reduce(Curvature.CONSTANT, Curvature::plus);
    }

    private Curvature ofMultiple(Node node) {
        boolean left = dependent.contains(node.input(0));
        Curvature value = of(node.input(left ? 0 : 1));
        return switch (Sign.of(node.input(left ? 1 : 0))) {
            case NOT_NEGATIVE -> value;
            case NOT_POSITIVE -> value.negated();
            case UNKNOWN -> Curvature.UNKNOWN;
        };
    }

    private Curvature ofFunction(Unary function, Node x) {
        Curvature own = function.course().curvature();
        boolean rising = function.course().direction() == Direction.RISING;
        if (own == Curvature.CONVEX) {
            boolean keeps = isStraight(x) || (rising && of(x).isConvex());
            return keeps ? own : even(function, x);
        }
        boolean keeps = own == Curvature.CONCAVE && (isStraight(x) || (rising && of(x).isConcave()));
        return keeps ? own : Curvature.UNKNOWN;
    }

    private Curvature even(Unary function, Node x) {
        return function.course().direction() == Direction.EVEN ? ofEven(x) : Curvature.UNKNOWN;
    }

    /** An even convex function such as a square. */
    private Curvature ofEven(Node x) {
        boolean rises = of(x).isConvex() && Sign.of(x) == Sign.NOT_NEGATIVE;
        boolean falls = of(x).isConcave() && Sign.of(x) == Sign.NOT_POSITIVE;
        return isStraight(x) || rises || falls ? Curvature.CONVEX : Curvature.UNKNOWN;
    }

    private Curvature ofBinary(Node node, Binary binary) {
        Curvature left = of(node.input(0));
        Curvature right = of(node.input(1));
        if (binary == Binary.MAXIMUM && left.isConvex() && right.isConvex()) {
            return Curvature.CONVEX;
        }
        if (binary == Binary.MINIMUM && left.isConcave() && right.isConcave()) {
            return Curvature.CONCAVE;
        }
        return binary == Binary.POWER ? ofPower(node.input(0), node.input(1)) : Curvature.UNKNOWN;
    }

    /** Even powers, and powers from 1 on of what is not negative. */
    private Curvature ofPower(Node base, Node exponent) {
        OptionalDouble power = Broadcast.uniform(exponent).map(KnownValue::of).orElse(OptionalDouble.empty());
        if (power.isEmpty()) {
            return Curvature.UNKNOWN;
        }
        if (power.getAsDouble() > 0 && power.getAsDouble() % 2 == 0) {
            return ofEven(base);
        }
        boolean rises = power.getAsDouble() >= 1 && of(base).isConvex() && Sign.of(base) == Sign.NOT_NEGATIVE;
        return rises ? Curvature.CONVEX : Curvature.UNKNOWN;
    }

    private static Curvature ofExtreme(Reduce reduce, Curvature x) {
        return switch (reduce.kind()) {
            case MAX -> x.isConvex() ? Curvature.CONVEX : Curvature.UNKNOWN;
            case MIN -> x.isConcave() ? Curvature.CONCAVE : Curvature.UNKNOWN;
            case SUM, PROD -> Curvature.UNKNOWN;
        };
    }
}
