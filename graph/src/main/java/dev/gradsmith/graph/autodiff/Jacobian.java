package dev.gradsmith.graph.autodiff;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.rewrite.Simplifier;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derivatives of tensors by tensors, and second derivatives. */
public final class Jacobian {
    private Jacobian() {}

    /**
     * The derivative of {@code output} by {@code variable}: the output's shape, and after it an axis for the variable's elements in row-major
     * order; for a scalar variable, the output's shape alone.
     */
    public static Node of(Graph graph, Node output, Node variable) {
        if (variable.type().isScalar()) {
            return along(graph, output, variable, graph.constant(1));
        }
        Node direction = graph.placeholder(variable.type());
        Node product = along(graph, output, variable, direction);
        return Vectorizer.vectorize(graph, List.of(product), direction, unitVectors(graph, variable))
                .get(0);
    }

    /**
     * The derivative of {@code output} along {@code direction}, which has the variable's shape: in forward mode, by reverse mode twice. The
     * product of a head with the Jacobian is linear in the head, so its own derivative by the head is the Jacobian.
     */
    public static Node along(Graph graph, Node output, Node variable, Node direction) {
        Node head = graph.placeholder(output.type());
        Node product =
                Differentiator.products(graph, output, head, List.of(variable)).get(0);
        Node derivative = Differentiator.products(graph, product, direction, List.of(head))
                .get(0);
        // What is linear in the head has a derivative without it, but for guards that ask whether a head is zero; with
        // ones they are open.
        Optional<Node> ones = Optional.of(graph.constant(1, output.shape()));
        Node free = Substitution.apply(graph, List.of(derivative), node -> node == head ? ones : Optional.empty())
                .get(0);
        return Simplifier.simplify(graph, List.of(free)).get(0);
    }

    /**
     * The second derivatives of the scalar {@code output} by {@code variable}: for a scalar variable a scalar, for a vector [k] the matrix
     * [k, k].
     */
    public static Node hessian(Graph graph, Node output, Node variable) {
        if (variable.type().rank() > 1) {
            throw new CompilerBug("differentiate", "a Hessian wants a scalar or a vector, not " + variable);
        }
        Node gradient =
                Differentiator.gradients(graph, output, List.of(variable)).get(0);
        if (variable.type().isScalar()) {
            return Differentiator.gradients(graph, gradient, List.of(variable)).get(0);
        }
        // The matrix is symmetric, so that reverse mode gives its columns too.
        Node head = graph.placeholder(variable.type());
        Node product = Differentiator.products(graph, gradient, head, List.of(variable))
                .get(0);
        return Vectorizer.vectorize(graph, List.of(product), head, unitVectors(graph, variable))
                .get(0);
    }

    /** One for each element of the variable, along the last axis. */
    private static Node unitVectors(Graph graph, Node variable) {
        TensorType type = variable.type();
        List<Dimension> shape = new ArrayList<>(type.shape());
        shape.add(type.size());
        return graph.reshape(graph.identity(type.size()), shape);
    }
}
