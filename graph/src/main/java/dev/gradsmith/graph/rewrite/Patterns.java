package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Op;
import java.util.Optional;
import java.util.OptionalDouble;

/** What rules ask of a node. */
final class Patterns {
    private Patterns() {}

    static boolean is(Node node, Op op) {
        return node.op() == op;
    }

    static boolean isElementwise(Node node) {
        return node.op().isElementwise();
    }

    /** The scalar that every element is, where the node is a scalar or repeats one. */
    static Optional<Node> uniform(Node node) {
        return Broadcast.uniform(node);
    }

    /** The number that every element is, where the compiler knows it. */
    static OptionalDouble constant(Node node) {
        return Constant.valueOf(node);
    }

    static boolean isConstant(Node node, double value) {
        OptionalDouble constant = constant(node);
        return constant.isPresent() && constant.getAsDouble() == value;
    }
}
