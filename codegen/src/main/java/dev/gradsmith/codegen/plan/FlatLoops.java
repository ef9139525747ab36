package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Op;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Unary;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which values can be computed by a loop over all elements in which every array has the same index. HotSpot makes vector instructions of such
 * a loop if its operators are arithmetic; of one with another index, a condition or a call it makes none.
 */
final class FlatLoops {
    private static final Set<Unary> ARITHMETIC =
            EnumSet.of(Unary.NEGATE, Unary.ABS, Unary.SQRT, Unary.SQUARE, Unary.RELU, Unary.STOP_GRADIENT);

    private static final Set<Binary> BINARY_ARITHMETIC =
            EnumSet.of(Binary.ADD, Binary.SUBTRACT, Binary.MULTIPLY, Binary.DIVIDE, Binary.MINIMUM, Binary.MAXIMUM);

    /** Those that the runtime has a kernel for. */
    private static final Set<Unary> FUNCTIONS =
            EnumSet.of(Unary.EXP, Unary.EXPM1, Unary.LOG, Unary.LOG1P, Unary.TANH, Unary.SIGMOID, Unary.SOFTPLUS);

    private final Set<Node> stored;

    /** @param stored the values in storage, of this stage and of those before it */
    FlatLoops(Set<Node> stored) {
        this.stored = stored;
    }

    /** Whether the operator is one of those that a flat loop may have. */
    static boolean isArithmetic(Node node) {
        Op op = node.op();
        return (op instanceof Unary unary && ARITHMETIC.contains(unary))
                || (op instanceof Binary binary && BINARY_ARITHMETIC.contains(binary));
    }

    /** Whether the operator is a function that the runtime computes of a whole array. */
    static boolean isFunction(Node node) {
        return node.op() instanceof Unary unary
                && FUNCTIONS.contains(unary)
                && !node.type().isScalar();
    }

    /** The values in storage that the node's formula reads, all at the node's own element; empty where a flat loop cannot compute it. */
    Optional<Set<Node>> reads(Node node) {
        Set<Node> reads = new LinkedHashSet<>();
        boolean flat = !node.type().isScalar() && isArithmetic(node) && collectInputs(node, node.shape(), reads);
        return flat ? Optional.of(reads) : Optional.empty();
    }

    private boolean collectInputs(Node node, List<Dimension> shape, Set<Node> reads) {
        return node.inputs().stream().allMatch(input -> collect(input, shape, reads));
    }

    private boolean collect(Node node, List<Dimension> shape, Set<Node> reads) {
        if (isStored(node)) {
            reads.add(node);
            return node.type().isReal() && node.shape().equals(shape);
        }
        if (node.op() instanceof Broadcast) {
            return isNumber(node.input(0));
        }
        return isArithmetic(node) ? collectInputs(node, shape, reads) : isNumber(node);
    }

    private boolean isStored(Node node) {
        Node original = node.op() instanceof Reshape ? Access.stored(node) : node;
        return stored.contains(original) || Access.isVariable(original);
    }

    /** Whether the node is one number for all elements that is there before the loop. */
    private boolean isNumber(Node node) {
        boolean known = isStored(node) || node.op() instanceof Constant || node.op() instanceof Size;
        return node.type().isScalar() && node.type().isReal() && known;
    }
}
