package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which values of a block lie in one array: those of which one is written after the other has been read for the last time. So a block needs
 * less cache, and a chunk less memory.
 */
final class SharedBuffers {
    /**
     * An array in use.
     *
     * @param owner the first value that lies in it
     * @param last the number of the kernel that reads it last
     */
    private record Buffer(Node owner, int last) {}

    /** All arrays of one type and length; of those that are free, the one that was in use last is the likeliest to be in cache. */
    private static final class Arrays {
        private final PriorityQueue<Buffer> used = new PriorityQueue<>(Comparator.comparingInt(Buffer::last));
        private final Deque<Node> free = new ArrayDeque<>();

        /** The owner of the array for a value; the value itself where it gets a new one. */
        Node take(Node node, int written, int last) {
            for (Buffer next = used.peek(); next != null && next.last() < written; next = used.peek()) {
                free.push(next.owner());
                used.remove();
            }
            Node owner = free.isEmpty() ? node : free.pop();
            used.add(new Buffer(owner, last));
            return owner;
        }
    }

    private final Set<Node> stored;
    private final Set<Node> blockValues;
    private final Map<Node, Integer> written = new LinkedHashMap<>();
    private final Map<Node, Integer> read = new HashMap<>();
    private final Map<Node, Node> owners = new LinkedHashMap<>();
    private int number;

    private SharedBuffers(Set<Node> stored, Set<Node> blockValues) {
        this.stored = stored;
        this.blockValues = blockValues;
    }

    /** For each value whose array is that of another, written earlier, the value whose own it is. */
    static Map<Node, Node> of(List<Stage> stages, Set<Node> stored, Set<Node> rowResults) {
        Set<Node> blockValues = new HashSet<>();
        for (Stage stage : stages) {
            if (stage instanceof Stage.Pass pass && pass.shape() == Stage.Walk.BLOCKS) {
                blockValues.addAll(pass.rowValues());
            }
        }
        blockValues.removeAll(rowResults);
        SharedBuffers buffers = new SharedBuffers(stored, blockValues);
        stages.forEach(buffers::follow);
        buffers.assign();
        return buffers.owners;
    }

    private void follow(Stage stage) {
        if (!(stage instanceof Stage.Pass pass)) {
            return;
        }
        int start = number++;
        List<Kernel> kernels = new ArrayList<>();
        pass.parts().forEach(kernels::addAll);
        pass.sums().forEach(kernels::addAll);
        Set<Node> repeated = new HashSet<>();
        for (Kernel kernel : kernels) {
            for (Node node : kernel.results()) {
                read(kernel.operands(node));
                if (kernel instanceof Kernel.Repeat && isSameInAllRows(node)) {
                    repeated.add(node);
                }
                if (blockValues.contains(node)) {
                    written.put(node, number);
                    read.merge(node, number, Math::max);
                }
            }
            number++;
        }
        // What is the same in all rows is written before the first block, and read in each.
        repeated.stream().filter(blockValues::contains).forEach(node -> {
            written.put(node, start);
            read.put(node, number);
        });
        number++;
    }

    private static boolean isSameInAllRows(Node node) {
        return Spread.of(node).filter(spread -> spread == Spread.ROWS).isPresent();
    }

    /** The values of the block that operands lead to, through all that is not stored. */
    private void read(List<Node> operands) {
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(operands);
        while (!open.isEmpty()) {
            Node input = open.remove(open.size() - 1);
            if (!seen.add(input)) {
                continue;
            }
            if (blockValues.contains(input)) {
                read.merge(input, number, Math::max);
            } else if (!stored.contains(input)) {
                open.addAll(input.inputs());
            }
        }
    }

    private void assign() {
        Map<Object, Arrays> byKind = new HashMap<>();
        List<Node> inOrder = new ArrayList<>(written.keySet());
        inOrder.sort(Comparator.comparingInt(node -> written.getOrDefault(node, 0)));
        for (Node node : inOrder) {
            Arrays arrays = byKind.computeIfAbsent(kind(node), key -> new Arrays());
            Node owner = arrays.take(node, written.getOrDefault(node, 0), read.getOrDefault(node, number));
            if (owner != node) {
                owners.put(node, owner);
            }
        }
    }

    /** Values of one kind have arrays of one type and length. */
    private static Object kind(Node node) {
        return List.of(node.type().isReal(), Dimension.product(Spread.row(node)));
    }
}
