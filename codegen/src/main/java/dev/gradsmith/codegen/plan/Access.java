package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.IndexToReal;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.TrainingMask;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;

/** How a value comes to whoever reads it. */
public final class Access {
    private Access() {}

    /** Whether a value is never stored: it is read out of its inputs wherever it is used. */
    static boolean isTransparent(Node node) {
        return node.op() instanceof Broadcast
                || node.op() instanceof Permute
                || node.op() instanceof Slice
                || node.op() instanceof Gather
                || node.op() instanceof Reshape
                || node.op() instanceof Iota
                || node.op() instanceof IndexToReal
                || node.op() instanceof Constant
                || node.op() instanceof Size
                || dropsSingleAxes(node)
                || node.type().element() instanceof ElementType.Condition;
    }

    /** A sum along axes that have one element each. */
    public static boolean dropsSingleAxes(Node node) {
        return node.op() instanceof Reduce reduce
                && reduce.dropsSingleAxes(node.input(0).shape());
    }

    /** The value that lies in storage for the node: a reshaped value lies where the original does. */
    public static Node stored(Node node) {
        Node original = node;
        while (original.op() instanceof Reshape) {
            original = original.input(0);
        }
        return original;
    }

    static boolean isElementwise(Node node) {
        return node.op() instanceof TrainingMask
                || node.op() instanceof IndexToReal
                || node.op() instanceof Unary
                || node.op() instanceof Binary
                || node.op() instanceof Select;
    }

    static boolean isVariable(Node node) {
        return node.op() instanceof Variable;
    }
}
