package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What a pass that walks blocks of rows keeps for a block, so that most of its work is flat loops and calls of kernels: repeated rows and
 * numbers, the operands and results of functions, and what is summed over the rows.
 */
final class BlockValues {
    private final Rows rows;
    private final ToIntFunction<Node> levels;
    private final Set<Node> wanted = new HashSet<>();

    private BlockValues(Rows rows, ToIntFunction<Node> levels) {
        this.rows = rows;
        this.levels = levels;
    }

    /** The values to keep, of the nodes that are computed block by block. */
    static Set<Node> wanted(List<Node> nodes, Rows rows, ToIntFunction<Node> levels) {
        BlockValues values = new BlockValues(rows, levels);
        nodes.forEach(values::add);
        return values.wanted;
    }

    private void add(Node node) {
        if (rows.isAccumulated(node)) {
            addSummed(node);
            return;
        }
        if (!rows.isRowLocal(node)) {
            return;
        }
        if (FlatLoops.isFunction(node)) {
            wanted.add(node);
            wanted.add(Access.stored(node.input(0)));
        }
        Gate.of(node).ifPresent(gate -> {
            wanted.add(node);
            wanted.addAll(gate.operands());
        });
        if (FlatLoops.isArithmetic(node)) {
            node.inputs().stream().filter(input -> isSpread(input, node)).forEach(this::addSpread);
        }
    }

    /** A sum over the rows of what is computed for it alone. */
    private void addSummed(Node node) {
        Node operand = node.input(0);
        boolean computed = FlatLoops.isArithmetic(operand) || FlatLoops.isFunction(operand);
        if (RowSum.of(node).isPresent() && computed && rows.isRowLocal(operand)) {
            wanted.add(operand);
        }
    }

    /** Of a pass before, it would have to be kept for all rows. */
    private boolean isSpread(Node input, Node user) {
        return Spread.of(input).isPresent()
                && rows.isRowLocal(input)
                && !input.input(0).type().isScalar()
                && levels.applyAsInt(input) == levels.applyAsInt(user);
    }

    private void addSpread(Node broadcast) {
        Node source = Access.stored(broadcast.input(0));
        boolean ofRow = rows.hasRows(source);
        if (ofRow) {
            wanted.add(source);
        }
        if (ofRow || Access.isVariable(source) || !Access.isTransparent(source)) {
            wanted.add(broadcast);
        }
    }
}
