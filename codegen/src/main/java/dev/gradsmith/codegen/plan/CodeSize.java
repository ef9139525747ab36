package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much code computes a value out of what is stored: 1 for an operation, 2 for what is read or written in an array. One unit is about 7
 * bytes of bytecode. HotSpot does not compile methods of more than 8000 bytes, and Java has none of more than 65535.
 */
final class CodeSize {
    /** Of all kernels of one method. */
    static final int MOST_IN_METHOD = 700;

    /** Of one value; beyond it a part of its formula is stored, so that the rest is not as long. */
    static final int MOST_IN_VALUE = 150;

    private static final int ACCESS = 2;

    private final Set<Node> stored;
    private final Map<Node, Integer> sizes = new HashMap<>();

    /** @param stored the values in storage; it may still grow by values that come later in topological order than all that was asked for */
    CodeSize(Set<Node> stored) {
        this.stored = stored;
    }

    /** Of the computation of {@code node}, and of the storing of its value. */
    int of(Node node) {
        return computation(node) + ACCESS;
    }

    private int computation(Node node) {
        Integer known = sizes.get(node);
        if (known != null) {
            return known;
        }
        int size = 1;
        for (Node input : node.inputs()) {
            boolean read = stored.contains(input) || Access.isVariable(input);
            size = Math.min(Integer.MAX_VALUE / 4, size + (read ? ACCESS : computation(input)));
        }
        sizes.put(node, size);
        return size;
    }
}
