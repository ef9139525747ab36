package dev.gradsmith.graph;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.op.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Checks after each phase what every graph must hold, so that a bug shows where it is made and not in generated code. */
public final class Verifier {
    private Verifier() {}

    /**
     * Throws {@link CompilerBug}, naming {@code phase}, unless each node that {@code roots} depend on has the type that its operator's
     * rule gives it, comes after its inputs, and each variable's name stands for one variable.
     */
    public static void verify(String phase, Collection<Node> roots) {
        Map<String, Node> variables = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            TensorType type =
                    node.op().type(node.inputs().stream().map(Node::type).toList());
            require(type.equals(node.type()), phase, node, "its operator's rule says " + type);
            require(
                    node.inputs().stream().allMatch(input -> input.id() < node.id()),
                    phase,
                    node,
                    "it comes before one of its inputs");
            if (node.op() instanceof Variable variable) {
                Node other = variables.putIfAbsent(variable.name(), node);
                require(other == null || other == node, phase, node, "there is another " + variable.name());
            }
        }
    }

    private static void require(boolean holds, String phase, Node node, String what) {
        if (!holds) {
            throw new CompilerBug(phase, node + ": " + what);
        }
    }
}
