package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Op;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.ScatterAdd;
import dev.gradsmith.graph.op.Slice;
import java.util.List;
import java.util.Optional;

/** Which values have a row for each example, and which of those can be computed row by row. */
final class Rows {
    private final Optional<Dimension> batch;

    Rows(Optional<Dimension> batch) {
        this.batch = batch;
    }

    Optional<Dimension> batch() {
        return batch;
    }

    /** Whether the first axis is the batch dimension and no other axis speaks of it. */
    boolean hasRows(Node node) {
        List<Dimension> shape = node.shape();
        return batch.isPresent()
                && !shape.isEmpty()
                && shape.get(0).equals(batch.get())
                && shape.subList(1, shape.size()).stream().noneMatch(this::isBatchDimension);
    }

    /** Whether row i of the node depends on row i of its inputs only. */
    boolean isRowLocal(Node node) {
        if (!hasRows(node)) {
            return false;
        }
        if (node.op() instanceof Contract contract) {
            int label = contract.result().get(0);
            return rowsAt(node.input(0), contract.left(), label) && rowsAt(node.input(1), contract.right(), label);
        }
        if (node.op() instanceof Reduce reduce) {
            return hasRows(node.input(0)) && !reduce.axes().contains(0);
        }
        if (node.op() instanceof Broadcast broadcast) {
            return broadcast.axes().contains(0) ? hasRows(node.input(0)) : !mentionsBatch(node.input(0));
        }
        if (node.op() instanceof Permute permute) {
            return permute.axes().get(0) == 0;
        }
        if (node.op() instanceof Gather gather) {
            return gather.axis() == 0
                    ? hasRows(node.input(1)) && !mentionsBatch(node.input(0))
                    : hasRows(node.input(0)) && !mentionsBatch(node.input(1));
        }
        if (node.op() instanceof ScatterAdd scatter) {
            return scatter.axis() > 0 && !mentionsBatch(node.input(1));
        }
        if (node.op() instanceof Reshape) {
            return hasRows(node.input(0));
        }
        return axis(node.op()) != 0;
    }

    /** The axis along which an operator's elements meet; -1 where they do not. */
    private static int axis(Op op) {
        if (op instanceof Slice slice) {
            return slice.axis();
        }
        if (op instanceof Concat concat) {
            return concat.axis();
        }
        if (op instanceof ArgReduce reduce) {
            return reduce.axis();
        }
        return op instanceof Recurrence recurrence ? recurrence.axis() : -1;
    }

    /** Whether an operand has the batch label first, or does not speak of the batch at all. */
    private boolean rowsAt(Node operand, List<Integer> labels, int label) {
        return labels.contains(label) ? labels.get(0) == label && hasRows(operand) : !mentionsBatch(operand);
    }

    /** Whether the node sums over the rows of row-local values, so that a pass can add it up. */
    boolean isAccumulated(Node node) {
        if (mentionsBatch(node) || node.inputs().stream().noneMatch(this::hasRows)) {
            return false;
        }
        if (node.op() instanceof Contract contract) {
            return summedFirst(node.input(0), contract.left(), contract)
                    && summedFirst(node.input(1), contract.right(), contract);
        }
        if (node.op() instanceof ScatterAdd scatter) {
            return scatter.axis() == 0 && hasRows(node.input(0)) && hasRows(node.input(1));
        }
        return node.op() instanceof Reduce;
    }

    private boolean summedFirst(Node operand, List<Integer> labels, Contract contract) {
        if (!mentionsBatch(operand)) {
            return true;
        }
        return hasRows(operand) && contract.summed().contains(labels.get(0));
    }

    private boolean mentionsBatch(Node node) {
        return node.shape().stream().anyMatch(this::isBatchDimension);
    }

    boolean isBatchDimension(Dimension dimension) {
        return batch.isPresent() && dimension.names().containsAll(batch.get().names());
    }
}
