package dev.gradsmith.graph.rewrite;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies the rules to whole graphs, from the inputs up, until none fires and no order of products is less work. */
public final class Simplifier {
    private static final int MOST_ROUNDS = 200;
    private static final int MOST_STEPS = 100;

    private final Graph graph;
    private final Consumer<Rewrite> account;

    private Simplifier(Graph graph, Consumer<Rewrite> account) {
        this.graph = graph;
        this.account = account;
    }

    /** Nodes of the same types and values as {@code roots}. */
    public static List<Node> simplify(Graph graph, List<Node> roots) {
        return simplify(graph, roots, rewrite -> {});
    }

    /** The same, telling {@code account} of every rule that fires. */
    public static List<Node> simplify(Graph graph, List<Node> roots, Consumer<Rewrite> account) {
        return new Simplifier(graph, account).run(roots);
    }

    private List<Node> run(List<Node> roots) {
        List<Node> current = roots;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Node> next = rebuild(current);
            if (next.equals(current)) {
                next = ProductOrder.improve(graph, current, account);
            }
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        throw new CompilerBug("simplify", "the rules do not come to an end on " + current);
    }

    private List<Node> rebuild(List<Node> roots) {
        Map<Node, Node> rebuilt = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            List<Node> inputs = node.inputs().stream().map(rebuilt::get).toList();
            Graph here = graph.at(node.span());
            Node same = inputs.equals(node.inputs()) ? node : here.node(node.op(), inputs);
            rebuilt.put(node, improve(same, here));
        }
        return roots.stream().map(rebuilt::get).toList();
    }

    private Node improve(Node node, Graph here) {
        Node current = node;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Rewrite> better = firstThatFires(current, here);
            if (better.isEmpty()) {
                return current;
            }
            if (!better.get().after().type().equals(node.type())) {
                throw new CompilerBug("simplify", "a rule broke a type: " + better.get());
            }
            account.accept(better.get());
            current = better.get().after();
        }
        throw new CompilerBug("simplify", "the rules do not come to an end on " + node);
    }

    private static Optional<Rewrite> firstThatFires(Node node, Graph here) {
        for (Rule rule : Rules.ALL) {
            Optional<Node> better = rule.law().apply(node, here);
            if (better.isPresent() && better.get() != node) {
                return Optional.of(new Rewrite(rule.name(), rule.formula(), node, better.get()));
            }
        }
        return Optional.empty();
    }
}
