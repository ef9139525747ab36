package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.TrainingMask;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What generated code calls a value that has no name in the model: a noun that says how it came about. */
final class ValueNames {
    private ValueNames() {}

    /** What the node is a number times: the factor that is no number and no size. */
    static Optional<Node> scaled(Node node) {
        boolean scales = node.op() == Binary.MULTIPLY || node.op() == Binary.DIVIDE || node.op() == Unary.NEGATE;
        if (!scales) {
            return Optional.empty();
        }
        List<Node> factors =
                node.inputs().stream().filter(ValueNames::hasVariable).toList();
        return factors.size() == 1 ? Optional.of(factors.get(0)) : Optional.empty();
    }

    /** Looks no further than to the first, which is near in all but a product of constants. */
    private static boolean hasVariable(Node node) {
        Set<Node> seen = new HashSet<>(List.of(node));
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Node next = open.pop();
            if (next.op() instanceof Variable) {
                return true;
            }
            next.inputs().stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    static String of(Node node) {
        if (node.op() instanceof Unary unary) {
            return unary == Unary.NEGATE ? "negative" : camelCase(unary.functionName());
        }
        if (node.op() instanceof Binary binary) {
            return of(binary);
        }
        if (node.op() instanceof Reduce reduce) {
            return switch (reduce.kind()) {
                case SUM -> "sum";
                case PROD -> "product";
                case MAX -> "largest";
                case MIN -> "smallest";
            };
        }
        if (node.op() instanceof Contract) {
            return "product";
        }
        if (node.op() instanceof ArgReduce) {
            return "position";
        }
        if (node.op() instanceof Concat) {
            return "joined";
        }
        if (node.op() instanceof Recurrence) {
            return "carried";
        }
        if (node.op() instanceof TrainingMask) {
            return "mask";
        }
        if (node.op() instanceof Broadcast) {
            Node repeated = node.input(0);
            return (repeated.op() instanceof Variable variable ? variable.name() : of(repeated)) + "Repeated";
        }
        return node.op() instanceof Select ? "chosen" : "value";
    }

    private static String of(Binary op) {
        return switch (op) {
            case ADD -> "sum";
            case SUBTRACT -> "difference";
            case MULTIPLY -> "product";
            case DIVIDE -> "quotient";
            case POWER -> "power";
            case POLYGAMMA -> "polygamma";
            case MINIMUM -> "smaller";
            case MAXIMUM -> "larger";
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> "holds";
        };
    }

    private static String camelCase(String name) {
        int underscore = name.indexOf('_');
        if (underscore < 0) {
            return name;
        }
        String rest = name.substring(underscore + 1);
        return name.substring(0, underscore) + Character.toUpperCase(rest.charAt(0)) + camelCase(rest.substring(1));
    }
}
