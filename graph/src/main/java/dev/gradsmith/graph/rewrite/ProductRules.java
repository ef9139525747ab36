package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.is;
import static dev.gradsmith.graph.rewrite.Patterns.uniform;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Laws of sums of products. */
final class ProductRules {
    private ProductRules() {}

    /** {@code sum(c x) = c sum(x)}, {@code sum(x / c) = sum(x) / c}, {@code sum(-x) = -sum(x)}: one factor instead of one a term. */
    static Optional<Node> liftFactorOfSum(Node node, Graph graph) {
        boolean sum = node.op() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM;
        return sum ? lift(node.input(0), node, graph, x -> graph.node(node.op(), List.of(x))) : Optional.empty();
    }

    /** {@code (c A) B = c (A B)}, and so for each operand, for a quotient and for a sign. */
    static Optional<Node> liftFactorOfContraction(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        Node left = node.input(0);
        Node right = node.input(1);
        return lift(left, node, graph, x -> graph.contract(contract, x, right))
                .or(() -> lift(right, node, graph, x -> graph.contract(contract, left, x)));
    }

    /** What is linear in {@code operand} with the operand's uniform factor moved out of it. */
    private static Optional<Node> lift(Node operand, Node node, Graph graph, UnaryOperator<Node> linear) {
        if (is(operand, Unary.NEGATE)) {
            return Optional.of(graph.unary(Unary.NEGATE, linear.apply(operand.input(0))));
        }
        if (uniform(operand).isPresent()) {
            return Optional.empty();
        }
        if (is(operand, Binary.MULTIPLY)) {
            return uniform(operand.input(0))
                    .map(factor ->
                            graph.multiply(graph.broadcast(factor, node.shape()), linear.apply(operand.input(1))));
        }
        if (is(operand, Binary.DIVIDE)) {
            return uniform(operand.input(1))
                    .map(divisor -> graph.binary(
                            Binary.DIVIDE, linear.apply(operand.input(0)), graph.broadcast(divisor, node.shape())));
        }
        return Optional.empty();
    }

    /**
     * The sum of a product in which one factor is repeated along an axis is a contraction: {@code sum(X .* r, n) = X' r}. Without
     * repetition the fused sum is as good, and is left.
     */
    static Optional<Node> sumOfProduct(Node node, Graph graph) {
        boolean applies = node.op() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && is(node.input(0), Binary.MULTIPLY)
                && node.input(0).inputs().stream().anyMatch(factor -> factor.op() instanceof Broadcast)
                && node.input(0).inputs().stream()
                        .allMatch(factor -> uniform(factor).isEmpty());
        if (!applies) {
            return Optional.empty();
        }
        Node left = node.input(0).input(0);
        Node right = node.input(0).input(1);
        List<Integer> result = ((Reduce) node.op()).keptAxes(left.type().rank());
        List<Integer> a = labels(left);
        List<Integer> b = labels(right);
        boolean wellFormed = IntStream.range(0, left.type().rank())
                        .allMatch(axis -> count(axis, a) + count(axis, b) + count(axis, result) >= 2)
                && result.stream().allMatch(axis -> a.contains(axis) || b.contains(axis));
        return wellFormed
                ? Optional.of(graph.contract(new Contract(a, b, result), unrepeated(left), unrepeated(right)))
                : Optional.empty();
    }

    private static int count(int axis, List<Integer> axes) {
        return axes.contains(axis) ? 1 : 0;
    }

    private static List<Integer> labels(Node factor) {
        return factor.op() instanceof Broadcast repeat
                ? repeat.axes()
                : IntStream.range(0, factor.type().rank()).boxed().toList();
    }

    private static Node unrepeated(Node factor) {
        return factor.op() instanceof Broadcast ? factor.input(0) : factor;
    }

    /** A transposed operand of a contraction is read in its own order. */
    static Optional<Node> absorbTranspose(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        Node left = node.input(0);
        Node right = node.input(1);
        if (left.op() instanceof Permute permute) {
            List<Integer> labels = before(permute, contract.left());
            return Optional.of(
                    graph.contract(new Contract(labels, contract.right(), contract.result()), left.input(0), right));
        }
        if (right.op() instanceof Permute permute) {
            List<Integer> labels = before(permute, contract.right());
            return Optional.of(
                    graph.contract(new Contract(contract.left(), labels, contract.result()), left, right.input(0)));
        }
        return Optional.empty();
    }

    /** The labels of a permutation's operand, given those of its result. */
    private static List<Integer> before(Permute permute, List<Integer> labels) {
        return permute.inverse().axes().stream().map(labels::get).toList();
    }

    /** {@code (A B)'} is written in the order wanted at once. */
    static Optional<Node> transposeOfProduct(Node node, Graph graph) {
        if (node.op() instanceof Permute permute && node.input(0).op() instanceof Contract contract) {
            List<Integer> result =
                    permute.axes().stream().map(contract.result()::get).toList();
            return Optional.of(graph.contract(
                    new Contract(contract.left(), contract.right(), result),
                    node.input(0).input(0),
                    node.input(0).input(1)));
        }
        return Optional.empty();
    }

    /** {@code (c A)' = c A'}, {@code (-A)' = -A'}. */
    static Optional<Node> liftFactorOfTranspose(Node node, Graph graph) {
        return node.op() instanceof Permute
                ? lift(node.input(0), node, graph, x -> graph.node(node.op(), List.of(x)))
                : Optional.empty();
    }

    /** A contraction with a repeated scalar is a sum: {@code X' 1 = sum(X, n)}, repeated along the axes that the scalar alone has. */
    static Optional<Node> productWithUniform(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        return withUniform(node, contract, graph)
                .or(() -> withUniform(
                        graph.contract(contract.swapped(), node.input(1), node.input(0)), contract.swapped(), graph));
    }

    private static Optional<Node> withUniform(Node node, Contract contract, Graph graph) {
        Optional<Node> scalar = uniform(node.input(0));
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> summed = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < contract.right().size(); axis++) {
            int label = contract.right().get(axis);
            (contract.result().contains(label) ? kept : summed)
                    .add(contract.result().contains(label) ? label : axis);
        }
        Node sum = graph.sum(node.input(1), summed);
        List<Integer> places = contract.result().stream().filter(kept::contains).toList();
        Node ordered = graph.permute(sum, places.stream().map(kept::indexOf).toList());
        Node repeated = graph.broadcast(
                ordered,
                node.shape(),
                places.stream().map(contract.result()::indexOf).toList());
        return Optional.of(graph.multiply(graph.broadcast(scalar.get(), node.shape()), repeated));
    }

    /**
     * {@code A B} is one product, whichever operand comes first: so that both ways to write it are computed once, the earlier one stays.
     */
    static Optional<Node> orderOfOperands(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        return graph.find(contract.swapped(), List.of(node.input(1), node.input(0)))
                .filter(other -> other.id() < node.id());
    }

    /** {@code (A A')' = A A'}: of a product that reads it both ways, the earlier one stays. */
    static Optional<Node> symmetricFactor(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        Contract leftTurned = new Contract(reversed(contract.left()), contract.right(), contract.result());
        Contract rightTurned = new Contract(contract.left(), reversed(contract.right()), contract.result());
        return Optional.of(leftTurned)
                .filter(turned -> isSymmetric(node.input(0)))
                .flatMap(turned -> graph.find(turned, node.inputs()))
                .or(() -> Optional.of(rightTurned)
                        .filter(turned -> isSymmetric(node.input(1)))
                        .flatMap(turned -> graph.find(turned, node.inputs())))
                .filter(other -> other.id() < node.id());
    }

    private static boolean isSymmetric(Node node) {
        if (!(node.op() instanceof Contract contract) || node.type().rank() != 2 || node.input(0) != node.input(1)) {
            return false;
        }
        Contract swapped = contract.swapped();
        return contract.equals(new Contract(swapped.left(), swapped.right(), reversed(swapped.result())));
    }

    private static List<Integer> reversed(List<Integer> labels) {
        List<Integer> reversed = new ArrayList<>(labels);
        Collections.reverse(reversed);
        return reversed;
    }
}
