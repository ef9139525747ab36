package dev.gradsmith.graph.rewrite;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the rules to whole graphs, from the inputs up, until none fires. */
public final class Simplifier {
    /** In their order: what makes a node smaller before what moves it. */
    private static final List<Rule> RULES = List.of(
            ArithmeticRules::fold,
            ArithmeticRules::addition,
            ArithmeticRules::subtraction,
            ArithmeticRules::multiplication,
            ArithmeticRules::division,
            ArithmeticRules::power,
            ArithmeticRules::negation,
            ArithmeticRules::choice,
            StableForms::apply,
            StructureRules::hoistUniform,
            StructureRules::mergeBroadcasts,
            StructureRules::mergePermutations,
            StructureRules::mergeReductions,
            StructureRules::sumOfRepeated,
            ProductRules::liftFactorOfSum,
            ProductRules::liftFactorOfContraction,
            ProductRules::sumOfProduct,
            ProductRules::absorbTranspose,
            ProductRules::transposeOfProduct,
            ProductRules::productWithUniform);

    private static final int MOST_ROUNDS = 200;
    private static final int MOST_STEPS = 100;

    private Simplifier() {}

    /** Nodes of the same types and values as {@code roots}. */
    public static List<Node> simplify(Graph graph, List<Node> roots) {
        List<Node> current = roots;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Node> next = rebuild(graph, current);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        throw new CompilerBug("simplify", "the rules do not come to an end on " + current);
    }

    private static List<Node> rebuild(Graph graph, List<Node> roots) {
        Map<Node, Node> rebuilt = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            List<Node> inputs = node.inputs().stream().map(rebuilt::get).toList();
            Graph here = graph.at(node.span());
            Node same = inputs.equals(node.inputs()) ? node : here.node(node.op(), inputs);
            rebuilt.put(node, improve(same, here));
        }
        return roots.stream().map(rebuilt::get).toList();
    }

    private static Node improve(Node node, Graph graph) {
        Node current = node;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Node> better = firstThatFires(current, graph);
            if (better.isEmpty()) {
                return current;
            }
            if (!better.get().type().equals(node.type())) {
                throw new CompilerBug("simplify", "a rule made " + better.get() + " of " + current);
            }
            current = better.get();
        }
        throw new CompilerBug("simplify", "the rules do not come to an end on " + node);
    }

    private static Optional<Node> firstThatFires(Node node, Graph graph) {
        for (Rule rule : RULES) {
            Optional<Node> better = rule.apply(node, graph);
            if (better.isPresent() && better.get() != node) {
                return better;
            }
        }
        return Optional.empty();
    }
}
