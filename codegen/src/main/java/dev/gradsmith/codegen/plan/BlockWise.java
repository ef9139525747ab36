package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the programs that can be run on rows that come block by block: whatever they add up over the rows needs of the data nothing but the
 * row itself, and what becomes of the sums needs nothing of the data but how many rows there were. Such a program has one pass.
 */
public final class BlockWise {
    private final Rows rows;

    /** Those that can be computed when the sums are there. */
    private final Set<Node> after = new HashSet<>();

    /** Those that a pass has when it comes to a row: computed from this row, or the same for all. */
    private final Set<Node> ofRows = new HashSet<>();

    private BlockWise(Optional<Dimension> batch) {
        this.rows = new Rows(batch);
    }

    /** Whether the program can; {@code batch} is the dimension of the rows, if its data have one. */
    public static boolean is(Program program, Optional<Dimension> batch) {
        if (batch.isEmpty() || program.draws()) {
            return false;
        }
        List<Node> results =
                program.results().stream().map(Program.Result::node).toList();
        List<Node> nodes = Graph.topological(results);
        BlockWise rule = new BlockWise(batch);
        nodes.forEach(rule::add);
        return rule.after.containsAll(results) && nodes.stream().anyMatch(rule.rows::isAccumulated);
    }

    /** Asked in topological order, so that a value's inputs have been looked at. */
    private void add(Node node) {
        if (comesAfter(node)) {
            after.add(node);
        }
        if (isOfRows(node)) {
            ofRows.add(node);
        }
    }

    private boolean comesAfter(Node node) {
        return rows.isAccumulated(node)
                ? ofRows.containsAll(node.inputs())
                : !mentionsBatch(node) && after.containsAll(node.inputs());
    }

    private boolean isOfRows(Node node) {
        if (node.op() instanceof Size size && rows.isBatchDimension(size.dimension())) {
            return false;
        }
        if (node.op() instanceof Iota && mentionsBatch(node)) {
            return false;
        }
        boolean isHere = mentionsBatch(node) ? rows.isRowLocal(node) : !rows.isAccumulated(node);
        return isHere && ofRows.containsAll(node.inputs());
    }

    private boolean mentionsBatch(Node node) {
        return node.shape().stream().anyMatch(rows::isBatchDimension);
    }
}
