package dev.gradsmith.graph.leastsquares;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads a scalar as a sum of weighted squares of residuals. It walks from the sum to the squares through what is linear; on the way back each
 * square's weight is a derivative, that of the sum by the square. Terms without parameters are left out: they change no minimum.
 */
public final class SumOfSquares {
    /** What a scalar turned out to be. */
    public sealed interface Reading {}

    /**
     * A sum of squares.
     *
     * @param residuals with the roots of their weights as factors; the whole sum may have one factor more
     */
    public record Squares(List<Node> residuals) implements Reading {
        public Squares {
            residuals = List.copyOf(residuals);
        }
    }

    /** No sum of squares, because of this part. */
    public record Otherwise(Node part, Reason reason) implements Reading {}

    /** What is wrong with a part. */
    public enum Reason {
        NOT_A_SQUARE,
        NEGATIVE_WEIGHT
    }

    private record Square(Node residual, Node weight) {}

    private final Graph graph;
    private final Set<Node> dependent = new HashSet<>();
    private final List<Square> squares = new ArrayList<>();
    private Optional<Otherwise> otherwise = Optional.empty();

    private SumOfSquares(Graph graph) {
        this.graph = graph;
    }

    /** Reads {@code scalar}; weights that are known must not be negative, others become NaN where they are. */
    public static Reading read(Graph graph, Node scalar) {
        SumOfSquares reader = new SumOfSquares(graph);
        for (Node node : Graph.topological(List.of(scalar))) {
            boolean parameter = node.op() instanceof Variable variable && variable.role() == Variable.Role.PARAMETER;
            if (parameter || node.inputs().stream().anyMatch(reader.dependent::contains)) {
                reader.dependent.add(node);
            }
        }
        reader.collect(scalar, graph.constant(1));
        return reader.otherwise.<Reading>map(found -> found).orElseGet(() -> new Squares(reader.residuals()));
    }

    private void collect(Node node, Node weight) {
        if (!dependent.contains(node) || otherwise.isPresent()) {
            return;
        }
        Optional<Node> root = new SquareRoot(graph).of(node);
        if (root.isPresent()) {
            addSquare(node, root.get(), weight);
        } else if (Linearity.holds(node, dependent)) {
            List<Optional<Node>> weights = node.op().backward(node, weight, graph);
            for (int i = 0; i < weights.size(); i++) {
                Node input = node.input(i);
                weights.get(i).ifPresent(own -> collect(input, own));
            }
        } else {
            otherwise = Optional.of(new Otherwise(node, Reason.NOT_A_SQUARE));
        }
    }

    private void addSquare(Node node, Node root, Node weight) {
        Node ofRoot = weight;
        if (node.op() instanceof Contract contract) {
            List<Integer> axes =
                    contract.result().stream().map(contract.left()::indexOf).toList();
            ofRoot = graph.broadcast(weight, root.shape(), axes);
        }
        Node simple = Simplifier.simplify(graph, List.of(ofRoot)).get(0);
        OptionalDouble known = Broadcast.uniform(simple).map(KnownValue::of).orElse(OptionalDouble.empty());
        if (!(known.orElse(1) >= 0)) {
            otherwise = Optional.of(new Otherwise(node, Reason.NEGATIVE_WEIGHT));
        } else if (root.op() == Unary.SQRT) {
            collect(root.input(0), ofRoot);
        } else if (known.orElse(1) > 0) {
            squares.add(new Square(root.op() == Unary.ABS ? root.input(0) : root, simple));
        }
    }

    /**
     * The residuals. The squares of data have the weight 1, but for what tells one of them from another: residuals are in the units of the data
     * then, whether the sum is a mean or not.
     */
    private List<Node> residuals() {
        Optional<Node> unit = squares.stream()
                .filter(square -> hasData(square.residual()))
                .findFirst()
                .or(() -> squares.stream().findFirst())
                .flatMap(square -> factor(square.weight()));
        return squares.stream().map(square -> residual(square, unit)).toList();
    }

    /** Whether data are in a value. */
    public static boolean hasData(Node node) {
        return Graph.topological(List.of(node)).stream()
                .anyMatch(part -> part.op() instanceof Variable variable
                        && (variable.role() == Variable.Role.INPUT || variable.role() == Variable.Role.TARGET));
    }

    /** The scalar by which all elements of a simplified weight are multiplied. */
    public static Optional<Node> factor(Node weight) {
        boolean scaled = weight.op() == Binary.MULTIPLY || weight.op() == Binary.DIVIDE;
        return Broadcast.uniform(weight).or(() -> scaled ? Broadcast.uniform(weight.input(0)) : Optional.empty());
    }

    private Node residual(Square square, Optional<Node> unit) {
        Node weight = unit.map(one -> inUnits(square.weight(), one)).orElse(square.weight());
        boolean plain = Broadcast.uniform(weight).map(KnownValue::of).equals(Optional.of(OptionalDouble.of(1)));
        Node residual = square.residual();
        return plain ? residual : graph.multiply(graph.unary(Unary.SQRT, weight), residual);
    }

    private Node inUnits(Node weight, Node unit) {
        boolean hasUnit = factor(weight).equals(Optional.of(unit));
        if (hasUnit && Broadcast.uniform(weight).isPresent()) {
            return graph.constant(1, weight.shape());
        }
        if (hasUnit) {
            Node rest = weight.input(1);
            boolean divides = weight.op() == Binary.DIVIDE;
            return divides ? graph.binary(Binary.DIVIDE, graph.constant(1, weight.shape()), rest) : rest;
        }
        return graph.binary(Binary.DIVIDE, weight, graph.broadcast(unit, weight.shape()));
    }
}
