package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
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

    /** @param stored the values in storage; it may still grow by values that nothing of what was asked for is computed from */
    CodeSize(Set<Node> stored) {
        this.stored = stored;
    }

    /** Of the computation of {@code node}, and of the storing of its value. */
    int of(Node node) {
        return computation(node) + ACCESS;
    }

    /** Without recursion: a formula may be as long as a model. */
    private int computation(Node node) {
        Deque<Node> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            Node next = open.getLast();
            List<Node> missing = next.inputs().stream()
                    .filter(input -> !isRead(input) && !sizes.containsKey(input))
                    .toList();
            if (missing.isEmpty()) {
                open.removeLast();
                sizes.computeIfAbsent(next, this::ofInputs);
            }
            open.addAll(missing);
        }
        return sizes.getOrDefault(node, 0);
    }

    private int ofInputs(Node node) {
        int size = 1;
        for (Node input : node.inputs()) {
            size = Math.min(Integer.MAX_VALUE / 4, size + (isRead(input) ? ACCESS : sizes.getOrDefault(input, 0)));
        }
        return size;
    }

    private boolean isRead(Node node) {
        return stored.contains(node) || Access.isVariable(node);
    }
}
