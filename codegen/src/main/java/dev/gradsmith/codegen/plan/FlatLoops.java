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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which values can be computed by a loop over all elements in which every array has the same index. HotSpot makes vector instructions of such
 * a loop if its operators are arithmetic and it is short ({@link FlatBody}); of one with another index, a condition or a call it makes none.
 */
final class FlatLoops {
    private static final Set<Unary> ARITHMETIC =
            EnumSet.of(Unary.NEGATE, Unary.ABS, Unary.SQRT, Unary.SQUARE, Unary.RELU, Unary.STOP_GRADIENT);

    private static final Set<Binary> BINARY_ARITHMETIC =
            EnumSet.of(Binary.ADD, Binary.SUBTRACT, Binary.MULTIPLY, Binary.DIVIDE, Binary.MINIMUM, Binary.MAXIMUM);

    /** Those that the runtime has a kernel for. */
    private static final Set<Unary> FUNCTIONS =
            EnumSet.of(Unary.EXP, Unary.EXPM1, Unary.LOG, Unary.LOG1P, Unary.TANH, Unary.SIGMOID, Unary.SOFTPLUS);

    private final Predicate<Node> stored;

    /** @param stored whether a value is in storage, of this stage or of one before it */
    FlatLoops(Predicate<Node> stored) {
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

    /** What a flat loop does that computes the node; empty where a flat loop cannot. */
    Optional<FlatBody> body(Node node) {
        if (node.type().isScalar() || !isArithmetic(node)) {
            return Optional.empty();
        }
        Set<Node> operations = new HashSet<>();
        Set<Node> reads = new LinkedHashSet<>();
        return collectInputs(node, node.shape(), operations, reads)
                ? Optional.of(new FlatBody(operations, reads, Set.of(node)))
                : Optional.empty();
    }

    private boolean collectInputs(Node node, List<Dimension> shape, Set<Node> operations, Set<Node> reads) {
        return !operations.add(node)
                || node.inputs().stream().allMatch(input -> collect(input, shape, operations, reads));
    }

    /** Everything that is read is read at the node's own element. */
    private boolean collect(Node node, List<Dimension> shape, Set<Node> operations, Set<Node> reads) {
        if (isStored(node)) {
            reads.add(node);
            return node.type().isReal() && node.shape().equals(shape);
        }
        if (node.op() instanceof Broadcast) {
            return isNumber(node.input(0));
        }
        return isArithmetic(node) ? collectInputs(node, shape, operations, reads) : isNumber(node);
    }

    private boolean isStored(Node node) {
        Node original = node.op() instanceof Reshape ? Access.stored(node) : node;
        return stored.test(original) || Access.isVariable(original);
    }

    /** Whether the node is one number for all elements that is there before the loop. */
    private boolean isNumber(Node node) {
        boolean known = isStored(node) || node.op() instanceof Constant || node.op() instanceof Size;
        return node.type().isScalar() && node.type().isReal() && known;
    }
}
