package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.OptionalDouble;

/** What is known of a value's sign: which all its elements have. Zero is both. Hyperparameters, which are factors of penalties as a rule, count as not negative. */
public enum Sign {
    NOT_NEGATIVE,
    NOT_POSITIVE,
    UNKNOWN;

    private Sign negated() {
        return switch (this) {
            case NOT_NEGATIVE -> NOT_POSITIVE;
            case NOT_POSITIVE -> NOT_NEGATIVE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private Sign times(Sign other) {
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == other ? NOT_NEGATIVE : NOT_POSITIVE;
    }

    private Sign and(Sign other) {
        return this == other ? this : UNKNOWN;
    }

    /** Of any node; a value that is not a number has any sign. */
    public static Sign of(Node node) {
        boolean hyperparameter =
                node.op() instanceof Variable variable && variable.role() == Variable.Role.HYPERPARAMETER;
        if (hyperparameter || node.op() instanceof Size || node.op() instanceof Iota) {
            return NOT_NEGATIVE;
        }
        if (node.op() instanceof Unary unary) {
            return unary == Unary.NEGATE ? of(node.input(0)).negated() : ofFunction(node, unary);
        }
        if (node.op() instanceof Binary binary) {
            return ofBinary(node, binary);
        }
        if (node.op() instanceof Select) {
            return of(node.input(1)).and(of(node.input(2)));
        }
        if (node.op() instanceof Contract) {
            return ofProduct(node);
        }
        boolean sum = node.op() instanceof Reduce reduce && reduce.kind() != Reduce.Kind.PROD;
        return sum || movesElements(node) ? of(node.input(0)) : ofNumber(node);
    }

    private static Sign ofFunction(Node node, Unary unary) {
        if (unary.course().isPositive()) {
            return NOT_NEGATIVE;
        }
        return unary == Unary.STOP_GRADIENT ? of(node.input(0)) : ofNumber(node);
    }

    private static Sign ofBinary(Node node, Binary binary) {
        return switch (binary) {
            case ADD -> of(node.input(0)).and(of(node.input(1)));
            case SUBTRACT -> of(node.input(0)).and(of(node.input(1)).negated());
            case MULTIPLY, DIVIDE -> ofProduct(node);
            case MAXIMUM, MINIMUM -> ofExtreme(binary, of(node.input(0)), of(node.input(1)));
            default -> ofNumber(node);
        };
    }

    private static Sign ofProduct(Node node) {
        return node.input(0) == node.input(1) ? NOT_NEGATIVE : of(node.input(0)).times(of(node.input(1)));
    }

    private static Sign ofExtreme(Binary binary, Sign left, Sign right) {
        Sign enough = binary == Binary.MAXIMUM ? NOT_NEGATIVE : NOT_POSITIVE;
        return left == enough || right == enough ? enough : left.and(right);
    }

    private static boolean movesElements(Node node) {
        return node.op() instanceof Broadcast
                || node.op() instanceof Permute
                || node.op() instanceof Reshape
                || node.op() instanceof Slice
                || node.op() instanceof Gather;
    }

    private static Sign ofNumber(Node node) {
        OptionalDouble known = KnownValue.of(node);
        if (known.isEmpty() || Double.isNaN(known.getAsDouble())) {
            return UNKNOWN;
        }
        return known.getAsDouble() >= 0 ? NOT_NEGATIVE : NOT_POSITIVE;
    }
}
