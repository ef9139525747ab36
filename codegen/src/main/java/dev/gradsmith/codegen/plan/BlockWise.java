package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Size;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the programs that can be run on rows that come block by block: whatever they add up over the rows needs of the data nothing but the
 * row itself, and what becomes of the sums needs nothing of the data but how many rows there were. Such a program has one pass.
 */
public final class BlockWise {
    private final Rows rows;

    /** Those that were found to come after the sums, and those that a pass has. */
    private final Set<Node> after = new HashSet<>();

    private final Set<Node> ofRows = new HashSet<>();
    private boolean hasSums;

    private BlockWise(Optional<Dimension> batch) {
        this.rows = new Rows(batch);
    }

    /** Whether the program can; {@code batch} is the dimension of the rows, if its data have one. */
    public static boolean is(Program program, Optional<Dimension> batch) {
        if (batch.isEmpty() || program.draws()) {
            return false;
        }
        BlockWise rule = new BlockWise(batch);
        return program.results().stream().allMatch(result -> rule.comesAfter(result.node())) && rule.hasSums;
    }

    /** Whether a value can be computed when the sums are there. */
    private boolean comesAfter(Node node) {
        if (after.contains(node)) {
            return true;
        }
        boolean can;
        if (rows.isAccumulated(node)) {
            hasSums = true;
            can = node.inputs().stream().allMatch(this::isOfRows);
        } else {
            can = !mentionsBatch(node) && node.inputs().stream().allMatch(this::comesAfter);
        }
        if (can) {
            after.add(node);
        }
        return can;
    }

    /** Whether a pass has a value when it comes to a row: it is computed from this row, or the same for all. */
    private boolean isOfRows(Node node) {
        if (ofRows.contains(node)) {
            return true;
        }
        if (node.op() instanceof Size size && rows.isBatchDimension(size.dimension())) {
            return false;
        }
        if (node.op() instanceof Iota && mentionsBatch(node)) {
            return false;
        }
        boolean isHere = mentionsBatch(node) ? rows.isRowLocal(node) : !rows.isAccumulated(node);
        boolean can = isHere && node.inputs().stream().allMatch(this::isOfRows);
        if (can) {
            ofRows.add(node);
        }
        return can;
    }

    private boolean mentionsBatch(Node node) {
        return node.shape().stream().anyMatch(rows::isBatchDimension);
    }
}
