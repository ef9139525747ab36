package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import java.util.List;
import java.util.OptionalInt;

/** Decides when a pass is written out element by element. */
final class Unrolling {
    /** Elementary operations a row; beyond it, a loop over kernels is as fast, warms up sooner and is shorter to read. */
    private static final long MOST_OPERATIONS = 256;

    private Unrolling() {}

    static boolean fits(List<Node> own, Rows rows) {
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

    /** Whether an operator works on arrays: at positions that are known at run time only, or one element after the other. */
    private static boolean needsStorage(Node node, List<Node> own) {
        boolean picksFromRow =
                node.op() instanceof Gather && own.contains(node.input(0)) && !Access.isVariable(node.input(0));
        return picksFromRow
                || node.op() instanceof ScatterAdd
                || node.op() instanceof Recurrence
                || node.op() instanceof ArgReduce;
    }

    /** Operations for one row of the node; -1 where a size is not known. */
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
            if (size.isEmpty() && !rows.isBatchDimension(dimension)) {
                return -1;
            }
            product = Math.min(Integer.MAX_VALUE, product * size.orElse(1));
        }
        boolean readsOnly = Access.isTransparent(node) && !node.type().isCondition();
        return readsOnly ? 0 : product;
    }
}
