package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides when a pass is written out element by element. */
final class Unrolling {
    /** Elementary operations a row; beyond it, a loop over kernels is as fast, warms up sooner and is shorter to read. */
    private static final long MOST_OPERATIONS = 256;

    /** Elements along an axis; beyond it, the runtime's kernels do several rows of a model like linear regression at once, on vectors. */
    private static final int LONGEST_AXIS = 32;

    private Unrolling() {}

    static boolean fits(List<Node> own, Rows rows) {
        if (isBetterInBlocks(own, rows)) {
            return false;
        }
        long operations = 0;
        for (Node node : own) {
            if (Access.isVariable(node)) {
                continue;
            }
            if (needsStorage(node, own)) {
                return false;
            }
            long cost = cost(node, rows);
            if (cost < 0 || (operations += cost) > MOST_OPERATIONS) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the pass adds nothing up, has one number to a row, and is more than one loop of vector instructions: it has functions of which the
     * runtime computes a whole array at once, ten times as fast as one after the other, or is too long.
     */
    private static boolean isBetterInBlocks(List<Node> own, Rows rows) {
        boolean isOfNumbers = own.stream().noneMatch(rows::isAccumulated)
                && own.stream().allMatch(node -> node.type().rank() <= 1);
        return isOfNumbers
                && (own.stream().anyMatch(FlatLoops::isFunction)
                        || !asOneLoop(own, rows).isShort());
    }

    private static FlatBody asOneLoop(List<Node> own, Rows rows) {
        Set<Node> inside = new HashSet<>(own);
        Set<Node> used = own.stream().flatMap(node -> node.inputs().stream()).collect(Collectors.toSet());
        return new FlatBody(
                own.stream().filter(FlatLoops::isArithmetic).collect(Collectors.toSet()),
                used.stream()
                        .filter(node -> rows.hasRows(node) && !inside.contains(node))
                        .collect(Collectors.toSet()),
                own.stream().filter(node -> !used.contains(node)).collect(Collectors.toSet()));
    }

    /** Whether an operator works on arrays: at positions that are known at run time only, or one element after the other. */
    private static boolean needsStorage(Node node, List<Node> own) {
        boolean picksFromRow =
                node.op() instanceof Gather && own.contains(node.input(0)) && !Access.isVariable(node.input(0));
        return picksFromRow
                || node.op() instanceof ScatterAdd
                || node.op() instanceof Recurrence
                || node.op() instanceof ArgReduce;
    }

    /** Operations for one row of the node; -1 where a size is not known, be it only of what is copied, or too large. */
    private static long cost(Node node, Rows rows) {
        List<Dimension> widest = node.shape();
        if (node.op() instanceof Reduce) {
            widest = node.input(0).shape();
        }
        if (node.op() instanceof Contract contract) {
            widest = contract.dimensions(node.input(0).shape(), node.input(1).shape());
        }
        long product = 1;
        for (Dimension dimension : widest) {
            OptionalInt size = dimension.fixedSize();
            boolean isUnknown = size.isEmpty() && !rows.isBatchDimension(dimension);
            if (isUnknown || size.orElse(1) > LONGEST_AXIS) {
                return -1;
            }
            product = Math.min(Integer.MAX_VALUE, product * size.orElse(1));
        }
        return Access.isTransparent(node) && !node.type().isCondition() ? 0 : product;
    }
}
