package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.IndexToReal;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import dev.gradsmith.graph.op.TrainingMask;
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
            if (op != Unary.NOT && op != Unary.STOP_GRADIENT) {
                cases.add(new Case(op.name(), (graph, ab) -> graph.unary(op, ab[0])));
            }
        }
        for (Binary op : Binary.values()) {
            if (op == Binary.POLYGAMMA) {
                continue; // Its order is a whole number.
            }
            cases.add(new Case(op.name(), (graph, ab) -> elementwise(graph, op, ab)));
        }
        for (Reduce.Kind kind : Reduce.Kind.values()) {
            for (List<Integer> axes : List.of(List.of(0), List.of(1), List.of(0, 1))) {
                if (kind == Reduce.Kind.PROD && axes.size() > 1) {
                    continue;
                }
                cases.add(new Case(kind + " over " + axes, (graph, ab) -> graph.reduce(kind, ab[0], axes)));
            }
        }
        structural(cases);
        pieces(cases);
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

    private static void pieces(List<Case> cases) {
        Dimension one = Dimension.of(1);
        cases.add(
                new Case("POLYGAMMA", (graph, ab) -> graph.binary(Binary.POLYGAMMA, graph.constant(1, SHAPE), ab[0])));
        cases.add(new Case(
                "SLICE", (graph, ab) -> graph.slice(ab[0], 0, one, SHAPE.get(0).minus(one))));
        cases.add(new Case("CONCAT", (graph, ab) -> graph.concat(1, List.of(ab[0], ab[1], ab[0]))));
        cases.add(new Case(
                "RESHAPE",
                (graph, ab) -> graph.reshape(ab[0], List.of(SHAPE.get(0).times(SHAPE.get(1))))));
        for (Recurrence.Direction direction : Recurrence.Direction.values()) {
            for (int axis = 0; axis < 2; axis++) {
                Recurrence recurrence = new Recurrence(axis, direction);
                cases.add(new Case(
                        recurrence.toString(), (graph, ab) -> graph.node(recurrence, List.of(ab[0], ab[1]))));
            }
        }
        cases.add(new Case("GATHER", (graph, ab) -> graph.gather(ab[0], 1, argmax(graph, ab[1]))));
        cases.add(new Case(
                "SCATTER_ADD",
                (graph, ab) -> graph.node(new ScatterAdd(0, SHAPE.get(1)), List.of(ab[0], argmax(graph, ab[1])))));
        cases.add(new Case(
                "IOTA",
                (graph, ab) -> graph.multiply(
                        ab[0],
                        graph.broadcast(
                                graph.node(new Iota(SHAPE.get(1), ElementType.REAL), List.of()), SHAPE, List.of(1)))));
        cases.add(new Case(
                "MASK", (graph, ab) -> graph.multiply(ab[0], graph.node(new TrainingMask(0, 0.5, SHAPE), List.of()))));
        cases.add(new Case(
                "INDEX_TO_REAL",
                (graph, ab) -> graph.multiply(
                        ab[0],
                        graph.broadcast(
                                graph.node(new IndexToReal(), List.of(argmax(graph, ab[1]))), SHAPE, List.of(0)))));
    }

    /** For each row an index of its columns. */
    private static Node argmax(Graph graph, Node x) {
        return graph.node(new ArgReduce(ArgReduce.Kind.ARGMAX, 1), List.of(x));
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
