package dev.gradsmith.graph.autodiff;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Puts many values at once in the place of a placeholder: as JAX's {@code vmap}, but for the new axis, which comes last. So a
 * value that had a row for each example has one still, and axes keep their numbers.
 */
public final class Vectorizer {
    private final Graph graph;
    private final Map<Node, Node> replaced = new HashMap<>();

    private Vectorizer(Graph graph) {
        this.graph = graph;
    }

    /**
     * The values of {@code nodes} for all of {@code values}, along one more axis at the end of each.
     *
     * @param values of the placeholder's shape with one more axis at the end
     */
    public static List<Node> vectorize(Graph graph, List<Node> nodes, Node placeholder, Node values) {
        int rank = placeholder.type().rank();
        boolean fits = values.type().rank() == rank + 1
                && values.shape().subList(0, rank).equals(placeholder.shape());
        if (!fits) {
            throw new CompilerBug("vectorize", values + " cannot take the place of " + placeholder);
        }
        Dimension count = values.shape().get(rank);
        Vectorizer vectorizer = new Vectorizer(graph);
        vectorizer.replaced.put(placeholder, values);
        vectorizer.run(nodes, count);
        return nodes.stream()
                .map(node -> vectorizer.replaced.containsKey(node)
                        ? vectorizer.replaced.get(node)
                        : vectorizer.repeated(node, count))
                .toList();
    }

    private void run(List<Node> nodes, Dimension count) {
        for (Node node : Graph.topological(nodes)) {
            boolean depends = node.inputs().stream().anyMatch(replaced::containsKey);
            if (depends && !replaced.containsKey(node)) {
                List<Node> inputs = node.inputs().stream()
                        .map(input -> replaced.getOrDefault(input, input))
                        .toList();
                replaced.put(node, node.op().vectorize(node, inputs, count, graph.at(node.span())));
            }
        }
    }

    private Node repeated(Node node, Dimension count) {
        List<Dimension> shape = new ArrayList<>(node.shape());
        shape.add(count);
        return graph.broadcast(
                node, shape, IntStream.range(0, node.type().rank()).boxed().toList());
    }
}
