package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one turn of a flat loop does: the operations, and the values in storage that it reads and writes.
 *
 * <p>C2 unrolls a loop, and only then makes vector instructions of it, if its body is not longer than the option {@code LoopUnrollLimit} has
 * it. Where that lies in terms of a formula was measured: {@code docs/speed-designs.md}, "The length of a loop".
 */
record FlatBody(Set<Node> operations, Set<Node> reads, Set<Node> stores) {
    /** An array takes as much of the limit as so many operations: its address, and the check of its bounds. */
    private static final int OPERATIONS_PER_ARRAY = 6;

    private static final int LONGEST = 52;

    FlatBody {
        operations = Set.copyOf(operations);
        reads = inOrder(reads);
        stores = inOrder(stores);
    }

    /** Generated code follows the order. */
    private static Set<Node> inOrder(Set<Node> nodes) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
    }

    /** The body of a loop that does both. */
    FlatBody and(FlatBody other) {
        return new FlatBody(
                union(operations, other.operations), union(reads, other.reads), union(stores, other.stores));
    }

    /** How much of the limit it takes. */
    int length() {
        return operations.size() + OPERATIONS_PER_ARRAY * union(reads, stores).size();
    }

    /** Whether vector instructions can be made of it. */
    boolean isShort() {
        return length() <= LONGEST;
    }

    /** Whether no value can be computed and stored in the same loop: that takes an array. */
    boolean isFull() {
        return length() + OPERATIONS_PER_ARRAY > LONGEST;
    }

    private static Set<Node> union(Set<Node> some, Set<Node> others) {
        Set<Node> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
