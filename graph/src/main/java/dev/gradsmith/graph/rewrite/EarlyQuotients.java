package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.constant;
import static dev.gradsmith.graph.rewrite.Patterns.is;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code c (x / n) = (c / n) x} for a number c, a size n and a scalar x, where nothing else uses x / n: the quotient is known before x is. In steps that wait for
 * each other, as those of small batches do, a division after the sum over the rows is a third of the time. For generated code only, after all rules: numbers that
 * meet are simpler to read and to reason with.
 *
 * <p>Not for a c so small that c / n would lose bits, or be 0.
 */
public final class EarlyQuotients {
    /** Divided by any size it is a normal number of {@code float}. */
    private static final double LEAST = 1e-28;

    private final Graph graph;
    private final Map<Node, Integer> uses = new HashMap<>();

    private EarlyQuotients(Graph graph, List<Node> roots) {
        this.graph = graph;
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Graph.topological(roots).forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
    }

    /** The same values, up to rounding. */
    public static List<Node> in(Graph graph, List<Node> roots) {
        EarlyQuotients quotients = new EarlyQuotients(graph, roots);
        return Substitution.rebuild(graph, roots, quotients::early);
    }

    private Optional<Node> early(Node node, Node rebuilt) {
        boolean scales = is(node, Binary.MULTIPLY)
                && node.type().isScalar()
                && Math.abs(constant(node.input(0)).orElse(0)) >= LEAST
                && is(node.input(1), Binary.DIVIDE)
                && node.input(1).input(1).op() instanceof Size
                && uses.getOrDefault(node.input(1), 0) == 1;
        if (!scales) {
            return Optional.empty();
        }
        Graph at = graph.at(node.span());
        Node quotient = rebuilt.input(1);
        Node early = at.binary(Binary.DIVIDE, rebuilt.input(0), quotient.input(1));
        return Optional.of(at.multiply(early, quotient.input(0)));
    }
}
