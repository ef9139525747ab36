package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which stage each node is computed. Passes have odd levels, whole stages even ones. A row-local value comes in the first pass in
 * which all it needs is there; what a pass accumulates is there one level later; everything else is computed whole, as soon
 * as it can be.
 */
final class Levels {
    private final Rows rows;
    private final Map<Node, Integer> levels = new HashMap<>();

    Levels(List<Node> topological, Rows rows) {
        this.rows = rows;
        topological.forEach(node -> levels.put(node, compute(node)));
    }

    /** The level at which the node is computed: for an accumulated one, that of its pass. */
    int of(Node node) {
        return levels.getOrDefault(node, 0);
    }

    /** The level from which on a whole stage can read the node. */
    private int available(Node node) {
        return Access.isVariable(node) || of(node) % 2 == 0 ? of(node) : of(node) + 1;
    }

    private int compute(Node node) {
        if (node.inputs().isEmpty()) {
            return rows.isRowLocal(node) && !Access.isVariable(node) ? 1 : 0;
        }
        if (rows.isRowLocal(node) || rows.isAccumulated(node)) {
            return node.inputs().stream().mapToInt(this::passAfter).max().orElse(1);
        }
        return node.inputs().stream().mapToInt(this::available).max().orElse(0);
    }

    /** The first pass that can read the input: its own, for a value that is row-local there. */
    private int passAfter(Node input) {
        if (Access.isVariable(input)) {
            return 1;
        }
        int level = of(input);
        boolean sameRow = level % 2 == 1 && rows.isRowLocal(input);
        if (sameRow) {
            return level;
        }
        return available(input) + 1;
    }
}
