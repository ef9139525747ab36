package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.autodiff.Jacobian;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.rewrite.Exponentials;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part of an objective that bends: the sum over all elements of {@code weight} times {@code value}, which is a smooth function of a predictor that is linear in
 * the parameters.
 *
 * @param weight in the value's shape
 * @param predictor in the value's shape, but for {@link Kind#LOG_SUM_EXP}
 */
public record CurvedTerm(Kind kind, Node value, Node weight, Node predictor) {
    /** How a value follows from its predictor. */
    public enum Kind {
        /** Element by element. */
        ELEMENTWISE,
        /** As its square; the value may be a sum of squares, and then the weight has the predictor's shape. */
        SQUARE,
        /** As the logarithm of a sum of exponentials along axes. */
        LOG_SUM_EXP
    }

    /**
     * The part of this term in the matrix A for which A'A is the objective's matrix of second derivatives: rows in the predictor's shape, and after it an axis
     * for the parameter's elements; for a scalar parameter, the predictor's shape alone.
     */
    public Node root(Graph graph, Node parameter) {
        Node slopes = Jacobian.of(graph, predictor, parameter);
        if (kind == Kind.LOG_SUM_EXP) {
            return rootOfSoftmax(graph, slopes);
        }
        return graph.multiply(after(graph, graph.unary(Unary.SQRT, secondDerivative(graph)), slopes), slopes);
    }

    private Node secondDerivative(Graph graph) {
        if (kind == Kind.SQUARE) {
            return graph.multiply(graph.constant(2, weight.shape()), weight);
        }
        Node at = graph.placeholder(predictor.type());
        Node function = replaced(graph, value, predictor, at);
        Node first =
                Differentiator.products(graph, function, weight, List.of(at)).get(0);
        Node second = Differentiator.products(graph, first, graph.constant(1, first.shape()), List.of(at))
                .get(0);
        return replaced(graph, second, at, predictor);
    }

    private static Node replaced(Graph graph, Node root, Node old, Node other) {
        return Substitution.apply(graph, List.of(root), node -> node == old ? Optional.of(other) : Optional.empty())
                .get(0);
    }

    /** A row's second derivatives are diag(p) - pp', the sum over the classes c of p(c) times the square of slope(c) minus the mean slope. */
    private Node rootOfSoftmax(Graph graph, Node slopes) {
        List<Integer> axes = LogSumExp.axes(value);
        Node shares = Exponentials.toDifferentiate(graph).softmax(predictor, axes);
        Node weights = graph.multiply(spread(graph, weight, axes, predictor), shares);
        Node mean = graph.sum(graph.multiply(after(graph, shares, slopes), slopes), axes);
        Node centred = graph.binary(Binary.SUBTRACT, slopes, spread(graph, mean, axes, slopes));
        return graph.multiply(after(graph, graph.unary(Unary.SQRT, weights), slopes), centred);
    }

    /** A value in the shape of another that has more axes at its end. */
    private static Node after(Graph graph, Node value, Node other) {
        List<Integer> axes = IntStream.range(0, value.type().rank()).boxed().toList();
        return graph.broadcast(value, other.shape(), axes);
    }

    /** A value in the shape of another that has the axes too. */
    private static Node spread(Graph graph, Node value, List<Integer> axes, Node other) {
        List<Integer> kept =
                new ArrayList<>(IntStream.range(0, other.type().rank()).boxed().toList());
        kept.removeAll(axes);
        return graph.broadcast(value, other.shape(), kept);
    }
}
