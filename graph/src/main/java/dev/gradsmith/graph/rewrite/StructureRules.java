package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Laws of repetition, transposition and summation. */
final class StructureRules {
    private StructureRules() {}

    /** An elementwise operator of repeated scalars is computed once and repeated. */
    static Optional<Node> hoistUniform(Node node, Graph graph) {
        boolean applies = Patterns.isElementwise(node)
                && !node.type().isScalar()
                && node.inputs().stream()
                        .allMatch(input -> Patterns.uniform(input).isPresent());
        if (!applies) {
            return Optional.empty();
        }
        List<Node> scalars = node.inputs().stream()
                .map(input -> Patterns.uniform(input).orElseThrow())
                .toList();
        return Optional.of(graph.broadcast(graph.node(node.op(), scalars), node.shape()));
    }

    /** A sign comes after the repetition, where a sum takes it in. Not for scalars, of which signs are taken once. */
    static Optional<Node> liftSign(Node node, Graph graph) {
        boolean applies = node.op() instanceof Broadcast
                && Patterns.is(node.input(0), Unary.NEGATE)
                && !node.input(0).type().isScalar();
        return applies
                ? Optional.of(graph.unary(
                        Unary.NEGATE,
                        graph.node(node.op(), List.of(node.input(0).input(0)))))
                : Optional.empty();
    }

    /** Two repetitions are one. */
    static Optional<Node> mergeBroadcasts(Node node, Graph graph) {
        if (node.op() instanceof Broadcast outer && node.input(0).op() instanceof Broadcast inner) {
            List<Integer> axes = inner.axes().stream().map(outer.axes()::get).toList();
            return Optional.of(graph.broadcast(node.input(0).input(0), node.shape(), axes));
        }
        return Optional.empty();
    }

    /** Two transpositions are one, and that of a repeated scalar is a repeated scalar. */
    static Optional<Node> mergePermutations(Node node, Graph graph) {
        if (!(node.op() instanceof Permute outer)) {
            return Optional.empty();
        }
        Node x = node.input(0);
        if (x.op() instanceof Permute inner) {
            List<Integer> axes = outer.axes().stream().map(inner.axes()::get).toList();
            return Optional.of(graph.permute(x.input(0), axes));
        }
        return Patterns.uniform(x).map(scalar -> graph.broadcast(scalar, node.shape()));
    }

    /** {@code (a < b)' = a' < b'}, so that what is stored is numbers; and so for slices and picks. */
    static Optional<Node> rearrangedCondition(Node node, Graph graph) {
        boolean rearranges = node.op() instanceof Permute || node.op() instanceof Slice || node.op() instanceof Gather;
        if (!rearranges || !node.type().isCondition() || !node.input(0).op().isElementwise()) {
            return Optional.empty();
        }
        List<Node> operands = new ArrayList<>();
        for (Node operand : node.input(0).inputs()) {
            List<Node> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, operand);
            operands.add(graph.node(node.op(), inputs));
        }
        return Optional.of(graph.node(node.input(0).op(), operands));
    }

    /** A sum of sums is one, and so for maximum and minimum. */
    static Optional<Node> mergeReductions(Node node, Graph graph) {
        boolean nested = node.op() instanceof Reduce outer
                && node.input(0).op() instanceof Reduce inner
                && outer.kind() == inner.kind()
                && outer.kind() != Reduce.Kind.PROD;
        if (!nested) {
            return Optional.empty();
        }
        Reduce outer = (Reduce) node.op();
        Reduce inner = (Reduce) node.input(0).op();
        Node x = node.input(0).input(0);
        List<Integer> kept = inner.keptAxes(x.type().rank());
        List<Integer> axes = new ArrayList<>(inner.axes());
        outer.axes().forEach(axis -> axes.add(kept.get(axis)));
        return Optional.of(graph.reduce(outer.kind(), x, axes));
    }

    /** The sum along an axis of repetition is the size of that axis times what was repeated. */
    static Optional<Node> sumOfRepeated(Node node, Graph graph) {
        boolean applies = node.op() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && node.type().isReal()
                && node.input(0).op() instanceof Broadcast repeat
                && repeat.repeatedAxes().stream().anyMatch(reduce.axes()::contains);
        if (!applies) {
            return Optional.empty();
        }
        Reduce reduce = (Reduce) node.op();
        Broadcast repeat = (Broadcast) node.input(0).op();
        Dimension count = Dimension.product(reduce.axes().stream()
                .filter(repeat.repeatedAxes()::contains)
                .map(repeat.shape()::get)
                .toList());
        List<Integer> summedInside = new ArrayList<>();
        for (int i = 0; i < repeat.axes().size(); i++) {
            if (reduce.axes().contains(repeat.axes().get(i))) {
                summedInside.add(i);
            }
        }
        Node inner = graph.sum(node.input(0).input(0), summedInside);
        List<Integer> kept = reduce.keptAxes(repeat.shape().size());
        List<Integer> place =
                repeat.axes().stream().filter(kept::contains).map(kept::indexOf).toList();
        Node repeated = graph.broadcast(inner, node.shape(), place);
        return Optional.of(graph.multiply(graph.broadcast(graph.size(count), node.shape()), repeated));
    }

    /** A part of a repeated scalar is one. */
    static Optional<Node> sliceOfRepeated(Node node, Graph graph) {
        return node.op() instanceof Slice
                ? Patterns.uniform(node.input(0)).map(scalar -> graph.broadcast(scalar, node.shape()))
                : Optional.empty();
    }

    /** A recurrence starts from nothing, so that its first coefficient is as good as any: as all the others, where they are the same. */
    static Optional<Node> firstCoefficient(Node node, Graph graph) {
        boolean joined = node.op() instanceof Recurrence recurrence
                && node.input(0).op() instanceof Concat concat
                && concat.axis() == recurrence.axis()
                && node.input(0).inputs().size() == 2;
        if (!joined) {
            return Optional.empty();
        }
        Recurrence recurrence = (Recurrence) node.op();
        boolean forward = recurrence.direction() == Recurrence.Direction.FORWARD;
        Node first = node.input(0).input(forward ? 0 : 1);
        Node others = node.input(0).input(forward ? 1 : 0);
        boolean single = first.shape().get(recurrence.axis()).equals(Dimension.of(1));
        return Patterns.uniform(others)
                .filter(scalar -> single)
                .map(scalar -> graph.node(recurrence, List.of(graph.broadcast(scalar, node.shape()), node.input(1))));
    }
}
