package dev.gradsmith.graph.leastsquares;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A whole power of data, element by element, such as the derivative of a polynomial by a coefficient.
 *
 * @param data whose name a program knows it by
 * @param exponent at least 1
 * @param sign 1 or -1
 */
public record DataPower(Variable data, int exponent, int sign) {
    private static final int HIGHEST = 1_000;

    /** The power that {@code node} is, however it is multiplied together; empty where it is none. */
    public static Optional<DataPower> of(Node node) {
        if (node.op() instanceof Variable variable) {
            boolean given = variable.role() == Variable.Role.INPUT || variable.role() == Variable.Role.TARGET;
            return given ? Optional.of(new DataPower(variable, 1, 1)) : Optional.empty();
        }
        if (node.op() == Unary.NEGATE) {
            return of(node.input(0)).map(power -> new DataPower(power.data, power.exponent, -power.sign));
        }
        if (node.op() == Unary.SQUARE) {
            return of(node.input(0)).flatMap(power -> power.times(power));
        }
        if (node.op() == Binary.MULTIPLY) {
            return of(node.input(0)).flatMap(left -> of(node.input(1)).flatMap(left::times));
        }
        return node.op() == Binary.POWER ? ofPower(node) : Optional.empty();
    }

    private static Optional<DataPower> ofPower(Node node) {
        Node exponent = node.input(1);
        OptionalDouble known = KnownValue.of(exponent.op() instanceof Broadcast ? exponent.input(0) : exponent);
        boolean whole = known.isPresent()
                && known.getAsDouble() == Math.rint(known.getAsDouble())
                && known.getAsDouble() >= 1
                && known.getAsDouble() <= HIGHEST;
        if (!whole) {
            return Optional.empty();
        }
        int times = (int) known.getAsDouble();
        return of(node.input(0))
                .filter(power -> power.exponent * times <= HIGHEST)
                .map(power -> new DataPower(power.data, power.exponent * times, times % 2 == 0 ? 1 : power.sign));
    }

    private Optional<DataPower> times(DataPower other) {
        boolean fits = data.equals(other.data) && exponent + other.exponent <= HIGHEST;
        return fits ? Optional.of(new DataPower(data, exponent + other.exponent, sign * other.sign)) : Optional.empty();
    }
}
