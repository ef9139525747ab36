package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.List;

/** Variables to build nodes from: scalars s and t, vectors u[n] and v[d], matrices x[n, d], y[n, d] and square a[d, d]. */
record Values(Graph graph) {
    static final Dimension N = Dimension.named("n");
    static final Dimension D = Dimension.named("d");
    static final List<Dimension> MATRIX = List.of(N, D);

    Node variable(String name, List<Dimension> shape) {
        return graph.node(new Variable(name, Variable.Role.PARAMETER, TensorType.real(shape)), List.of());
    }

    Node s() {
        return variable("s", List.of());
    }

    Node t() {
        return variable("t", List.of());
    }

    Node u() {
        return variable("u", List.of(N));
    }

    Node v() {
        return variable("v", List.of(D));
    }

    Node x() {
        return variable("x", MATRIX);
    }

    Node y() {
        return variable("y", MATRIX);
    }

    Node a() {
        return variable("a", List.of(D, D));
    }

    Node number(double value) {
        return graph.constant(value, MATRIX);
    }

    Node repeated(Node node) {
        List<Integer> axes = node.type().isScalar() ? List.of() : List.of(node.equals(u()) ? 0 : 1);
        return graph.broadcast(node, MATRIX, axes);
    }

    Node unary(Unary op, Node operand) {
        return graph.unary(op, operand);
    }

    Node binary(Binary op, Node left, Node right) {
        return graph.binary(op, left, right);
    }

    Node times(Node left, Node right) {
        return graph.multiply(left, right);
    }

    Node contract(String left, String right, String result, Node a, Node b) {
        return graph.contract(Contract.of(left, right, result), a, b);
    }

    Node positive() {
        return graph.unary(Unary.ABS, x());
    }

    /** {@code exp(z) / sum(exp(z), axes)} of a square z, whose sums are repeated from the axes that are kept. */
    Node shareOfExponentials(List<Integer> summed, List<Integer> kept) {
        Node exponentials = graph.unary(Unary.EXP, a());
        Node sums = graph.broadcast(graph.sum(exponentials, summed), a().shape(), kept);
        return graph.binary(Binary.DIVIDE, exponentials, sums);
    }

    Node scaled(Node scalar, Node matrix) {
        return times(repeated(scalar), matrix);
    }

    Node transpose(Node matrix) {
        return graph.permute(matrix, List.of(1, 0));
    }
}
