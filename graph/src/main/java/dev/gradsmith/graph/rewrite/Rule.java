package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.Optional;

/**
 * A law by which one node may stand for another.
 *
 * @param name what an account of rewrites calls it
 * @param formula the law, or an example of it, for people
 */
record Rule(String name, String formula, Law law) {
    /** Pure: it looks at the node and its inputs, and makes new ones. */
    @FunctionalInterface
    interface Law {
        /** A better node of the same type and value, where the law applies. */
        Optional<Node> apply(Node node, Graph graph);
    }
}
