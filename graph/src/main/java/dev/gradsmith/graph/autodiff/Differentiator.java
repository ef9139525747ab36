package dev.gradsmith.graph.autodiff;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.rewrite.StableForms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reverse-mode differentiation: walks from an output to its inputs and adds up what every path contributes. The result is
 * ordinary nodes of the same graph, so derivatives of derivatives need nothing more.
 *
 * <p>The arm that a choice did not take contributes 0, whatever its slope is there, see {@link GuardedStep}.
 */
public final class Differentiator {
    private final Graph graph;
    private final Map<Node, Node> gradients = new HashMap<>();
    private final Map<Node, Liveness> liveness = new HashMap<>();

    private Differentiator(Graph graph) {
        this.graph = graph;
    }

    /** The gradient of the scalar {@code output} towards each of {@code variables}, in their shapes. */
    public static List<Node> gradients(Graph graph, Node output, List<Node> variables) {
        if (!output.type().isScalar()) {
            throw new CompilerBug("differentiate", "a gradient wants a scalar, not " + output);
        }
        return products(graph, output, graph.constant(1), variables);
    }

    /**
     * The products of {@code head}, which has the shape of {@code output}, with the Jacobian of {@code output} towards each of
     * {@code variables}. Variables that the output does not depend on get zeros.
     */
    public static List<Node> products(Graph graph, Node output, Node head, List<Node> variables) {
        Differentiator differentiator = new Differentiator(graph);
        Set<Node> towards = Set.copyOf(variables);
        differentiator.run(StableForms.of(graph, output, towards), head, towards);
        return variables.stream().map(differentiator::gradient).toList();
    }

    private void run(Node output, Node head, Set<Node> variables) {
        List<Node> order = Graph.topological(List.of(output));
        Set<Node> onPath = nodesThatReach(order, variables);
        gradients.put(output, head);
        liveness.put(output, Liveness.EVERYWHERE);
        for (int i = order.size() - 1; i >= 0; i--) {
            Node node = order.get(i);
            Node gradient = gradients.get(node);
            if (gradient != null && onPath.contains(node)) {
                propagate(node, gradient, onPath);
            }
        }
    }

    private static Set<Node> nodesThatReach(List<Node> order, Set<Node> variables) {
        Set<Node> reaching = new HashSet<>();
        for (Node node : order) {
            if (variables.contains(node) || node.inputs().stream().anyMatch(reaching::contains)) {
                reaching.add(node);
            }
        }
        return reaching;
    }

    private void propagate(Node node, Node gradient, Set<Node> onPath) {
        if (node.inputs().stream().noneMatch(onPath::contains)) {
            return;
        }
        Graph here = graph.at(node.span());
        Liveness live = liveness.getOrDefault(node, Liveness.EVERYWHERE);
        GuardedStep step = new GuardedStep(node, gradient, live, here);
        List<Optional<Node>> contributions = step.contributions();
        List<Liveness> reached = step.reached();
        for (int i = 0; i < contributions.size(); i++) {
            Node input = node.input(i);
            if (onPath.contains(input) && contributions.get(i).isPresent()) {
                gradients.merge(input, contributions.get(i).get(), here::add);
                liveness.merge(input, reached.get(i), (one, other) -> one.or(other, here));
            }
        }
    }

    private Node gradient(Node variable) {
        Node gradient = gradients.get(variable);
        return gradient != null ? gradient : graph.constant(0, variable.shape());
    }
}
