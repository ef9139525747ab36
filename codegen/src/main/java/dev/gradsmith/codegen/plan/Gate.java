package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Select;
import java.util.List;
import java.util.Optional;

/**
 * A product with {@code where(x > 0, 1, 0)}, as the derivative of relu makes them; the runtime has a kernel for it.
 *
 * @param factor what is let through
 * @param opens the value x that decides
 */
public record Gate(Node factor, Node opens) {
    /** What the node is made of, if it is such a product of values that can be stored. */
    public static Optional<Gate> of(Node node) {
        if (node.op() != Binary.MULTIPLY || node.type().isScalar()) {
            return Optional.empty();
        }
        return positive(node.input(1))
                .map(x -> new Gate(node.input(0), x))
                .or(() -> positive(node.input(0)).map(x -> new Gate(node.input(1), x)))
                .filter(gate -> !Access.isTransparent(gate.factor()) && !Access.isTransparent(gate.opens()));
    }

    /** What the kernel reads. */
    List<Node> operands() {
        return List.of(factor, opens);
    }

    private static Optional<Node> positive(Node node) {
        boolean step = node.op() instanceof Select && is(node.input(1), 1) && is(node.input(2), 0);
        return step ? positiveWhere(node.input(0)) : Optional.empty();
    }

    private static Optional<Node> positiveWhere(Node condition) {
        if (condition.op() == Binary.GREATER && is(condition.input(1), 0)) {
            return Optional.of(condition.input(0));
        }
        boolean turned = condition.op() == Binary.LESS && is(condition.input(0), 0);
        return turned ? Optional.of(condition.input(1)) : Optional.empty();
    }

    private static boolean is(Node node, double number) {
        return Broadcast.uniform(node)
                .filter(scalar -> scalar.op() instanceof Constant constant && constant.value() == number)
                .isPresent();
    }
}
