package dev.gradsmith.graph.leastsquares;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.ScatterAdd;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.Unary;
import java.util.Set;

/** Which operators are linear in those of their inputs that depend on parameters. */
public final class Linearity {
    private Linearity() {}

    /** Whether a node is linear in its inputs among {@code dependent}, for fixed others. */
    public static boolean holds(Node node, Set<Node> dependent) {
        if (node.op() instanceof Binary binary) {
            return holds(binary, dependent.contains(node.input(0)), dependent.contains(node.input(1)));
        }
        if (node.op() instanceof Contract) {
            return !(dependent.contains(node.input(0)) && dependent.contains(node.input(1)));
        }
        if (node.op() instanceof Select) {
            return !dependent.contains(node.input(0));
        }
        if (node.op() instanceof Gather || node.op() instanceof ScatterAdd) {
            return !dependent.contains(node.input(1));
        }
        boolean sum = node.op() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM;
        return sum || node.op() == Unary.NEGATE || movesElements(node);
    }

    private static boolean holds(Binary op, boolean left, boolean right) {
        return switch (op) {
            case ADD, SUBTRACT -> true;
            case MULTIPLY -> !(left && right);
            case DIVIDE -> !right;
            default -> false;
        };
    }

    private static boolean movesElements(Node node) {
        return node.op() instanceof Broadcast
                || node.op() instanceof Permute
                || node.op() instanceof Reshape
                || node.op() instanceof Slice
                || node.op() instanceof Concat;
    }
}
