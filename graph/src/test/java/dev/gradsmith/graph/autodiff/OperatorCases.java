package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The catalogue of operators: each applied to two matrices a and b of four by three, whose elements lie between 0.2 and 0.8 apart
 * from each other, where everything is smooth.
 */
final class OperatorCases {
    static final List<Dimension> SHAPE = List.of(Dimension.named("n"), Dimension.named("d"));

    /** An operator's use, as a value of a and b. */
    record Case(String name, BiFunction<Graph, Node[], Node> use) {
        @Override
        public String toString() {
            return name;
        }
    }

    private OperatorCases() {}

    static Node variable(Graph graph, String name) {
        return graph.node(new Variable(name, Variable.Role.PARAMETER, TensorType.real(SHAPE)), List.of());
    }

    static Stream<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Unary op : Unary.values()) {
            if (op != Unary.NOT) {
                cases.add(new Case(op.name(), (graph, ab) -> graph.unary(op, ab[0])));
            }
        }
        for (Binary op : Binary.values()) {
            cases.add(new Case(op.name(), (graph, ab) -> elementwise(graph, op, ab)));
        }
        for (Reduce.Kind kind : Reduce.Kind.values()) {
            for (List<Integer> axes : List.of(List.of(0), List.of(1), List.of(0, 1))) {
                cases.add(new Case(kind + " over " + axes, (graph, ab) -> graph.reduce(kind, ab[0], axes)));
            }
        }
        structural(cases);
        for (String product : List.of("ij,ik->jk", "ij,kj->ik", "ij,ij->", "ij,ij->i", "ij,ij->j", "ij,kl->ikjl")) {
            cases.add(new Case(product, (graph, ab) -> product(graph, product, ab)));
        }
        return cases.stream();
    }

    private static void structural(List<Case> cases) {
        cases.add(new Case(
                "WHERE",
                (graph, ab) -> graph.select(
                        graph.binary(Binary.LESS, ab[0], ab[1]), ab[0], graph.unary(Unary.SQUARE, ab[1]))));
        cases.add(new Case("PERMUTE", (graph, ab) -> graph.permute(ab[0], List.of(1, 0))));
        cases.add(new Case(
                "BROADCAST",
                (graph, ab) ->
                        graph.multiply(ab[1], graph.broadcast(graph.sum(ab[0], List.of(0)), SHAPE, List.of(1)))));
        cases.add(new Case(
                "SIZE", (graph, ab) -> graph.multiply(ab[0], graph.broadcast(graph.size(SHAPE.get(0)), SHAPE))));
    }

    /** A comparison has no slope of its own: it chooses between two values that have. */
    private static Node elementwise(Graph graph, Binary op, Node... ab) {
        Node combined = op.family() == Binary.Family.LOGIC
                ? graph.binary(op, graph.binary(Binary.LESS, ab[0], ab[1]), graph.binary(Binary.LESS, ab[1], ab[0]))
                : graph.binary(op, ab[0], ab[1]);
        return combined.type().isCondition() ? graph.select(combined, ab[0], ab[1]) : combined;
    }

    private static Node product(Graph graph, String product, Node... ab) {
        String[] parts = product.split(",|->", -1);
        return graph.contract(Contract.of(parts[0], parts[1], parts[2]), ab[0], ab[1]);
    }
}
