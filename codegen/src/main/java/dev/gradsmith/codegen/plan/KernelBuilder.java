package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups the stored values of a stage into kernels, in an order in which each finds what it needs. Loops over the same shape are fused
 * where nothing between them stands in the way.
 */
final class KernelBuilder {
    private final Set<Node> stored;
    private final Set<Node> accumulators;
    private final CodeSize sizes;
    private final Optional<FlatLoops> flat;
    private final List<Object> kernels = new ArrayList<>();
    private final Map<Node, Integer> kernelOf = new HashMap<>();

    /** @param flat which values of a block flat loops can compute; empty where there are no blocks */
    KernelBuilder(Set<Node> stored, Set<Node> accumulators, CodeSize sizes, Optional<FlatLoops> flat) {
        this.flat = flat;
        this.sizes = sizes;
        this.stored = stored;
        this.accumulators = accumulators;
    }

    /** The kernels that compute the stored ones of {@code own}, which is in topological order, in parts that are methods. */
    List<List<Kernel>> build(List<Node> own) {
        own.stream().filter(stored::contains).forEach(this::add);
        List<Kernel> closed = kernels.stream()
                .map(kernel -> kernel instanceof OpenLoop loop ? loop.close() : (Kernel) kernel)
                .toList();
        return KernelParts.of(closed, sizes);
    }

    private void add(Node node) {
        Optional<Kernel> own = kernel(node);
        if (own.isPresent()) {
            place(node, own.get());
        } else if (isSummed(node)) {
            OpenLoop loop = loop(node, node.input(0).shape(), Optional.empty());
            loop.sum(node);
        } else {
            OpenLoop loop = loop(node, node.shape(), flat.flatMap(loops -> loops.body(node)));
            loop.store(node);
        }
    }

    /** The kernel that an operator has for itself; empty for what joins a loop. */
    private Optional<Kernel> kernel(Node node) {
        if (flat.isPresent()) {
            Optional<Kernel> ofBlock = kernelOfBlock(node);
            if (ofBlock.isPresent()) {
                return ofBlock;
            }
        }
        if (node.op() instanceof Contract) {
            return Optional.of(new Kernel.Product(node));
        }
        // Without a number to add up there is an index, taken out of an axis of one element.
        boolean folds = node.op() instanceof Reduce && node.type().isReal() && !accumulators.contains(node);
        if (folds || node.op() instanceof ArgReduce) {
            return Optional.of(new Kernel.Fold(node));
        }
        if (node.op() instanceof Concat) {
            return Optional.of(new Kernel.Join(node));
        }
        if (node.op() instanceof Recurrence) {
            return Optional.of(new Kernel.Scan(node));
        }
        return node.op() instanceof ScatterAdd ? Optional.of(new Kernel.Scatter(node)) : Optional.empty();
    }

    private Optional<Kernel> kernelOfBlock(Node node) {
        if (FlatLoops.isFunction(node)) {
            return Optional.of(new Kernel.Function(node));
        }
        if (Gate.of(node).isPresent()) {
            return Optional.of(new Kernel.Gated(node));
        }
        if (repeatsStored(node)) {
            return Optional.of(new Kernel.Repeat(node));
        }
        boolean sums = accumulators.contains(node) && stored.contains(node.input(0));
        return sums && RowSum.of(node).isPresent() ? Optional.of(new Kernel.Sum(node)) : Optional.empty();
    }

    /** A row is copied out of an array; one that has none, such as {@code range(d)}, is computed in a loop. */
    private static boolean repeatsStored(Node node) {
        Optional<Spread> spread = Spread.of(node);
        if (spread.isEmpty() || spread.get() == Spread.ELEMENTS) {
            return spread.isPresent();
        }
        Node row = Access.stored(node.input(0));
        return Access.isVariable(row) || !Access.isTransparent(row);
    }

    private boolean isSummed(Node node) {
        return node.op() instanceof Reduce && node.type().isReal();
    }

    private void place(Node node, Kernel kernel) {
        kernelOf.put(node, kernels.size());
        kernels.add(kernel);
    }

    /** The latest loop over {@code shape} that runs after all that {@code node} needs, or a new one. */
    private OpenLoop loop(Node node, List<Dimension> shape, Optional<FlatBody> body) {
        int earliest = latestNeeded(node);
        int size = sizes.of(node);
        for (int i = kernels.size() - 1; i >= Math.max(0, earliest); i--) {
            if (kernels.get(i) instanceof OpenLoop open && open.takes(shape, body, size) && mayJoin(node, i)) {
                kernelOf.put(node, i);
                open.add(body, size);
                return open;
            }
        }
        OpenLoop loop = new OpenLoop(shape, body, size);
        kernelOf.put(node, kernels.size());
        kernels.add(loop);
        return loop;
    }

    /** The last kernel whose result the node reads, -1 for none. */
    private int latestNeeded(Node node) {
        return needed(node).stream()
                .mapToInt(input -> kernelOf.getOrDefault(input, -1))
                .max()
                .orElse(-1);
    }

    /** A loop may read what it stores itself only at the same element, not through a broadcast or transpose. */
    private boolean mayJoin(Node node, int kernel) {
        boolean readsElsewhere = !Access.isElementwise(node) && !isSummed(node);
        if (readsElsewhere) {
            return !reads(node, kernel);
        }
        Set<Node> seen = new HashSet<>();
        List<Node> sameElement = new ArrayList<>(node.inputs());
        while (!sameElement.isEmpty()) {
            Node input = sameElement.remove(sameElement.size() - 1);
            if (!seen.add(input) || stored.contains(input)) {
                continue;
            }
            if (!Access.isElementwise(input) && reads(input, kernel)) {
                return false;
            }
            if (Access.isElementwise(input)) {
                sameElement.addAll(input.inputs());
            }
        }
        return true;
    }

    private boolean reads(Node node, int kernel) {
        return needed(node).stream().anyMatch(input -> kernelOf.getOrDefault(input, -1) == kernel);
    }

    /** The stored values that the node reads, through everything that is not. */
    private List<Node> needed(Node node) {
        List<Node> needed = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(node.inputs());
        while (!open.isEmpty()) {
            Node input = open.remove(open.size() - 1);
            if (!seen.add(input)) {
                continue;
            }
            if (kernelOf.containsKey(input)) {
                needed.add(input);
            } else if (!stored.contains(input)) {
                open.addAll(input.inputs());
            }
        }
        return needed;
    }
}
