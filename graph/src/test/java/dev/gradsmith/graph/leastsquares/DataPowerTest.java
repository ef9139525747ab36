package dev.gradsmith.graph.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataPowerTest {
    private static final List<Dimension> ROWS = List.of(Dimension.named("n"));

    private final Graph graph = new Graph();
    private final Node x = variable("x", Variable.Role.INPUT);

    private Node variable(String name, Variable.Role role) {
        return graph.node(new Variable(name, role, TensorType.real(ROWS)), List.of());
    }

    private Node power(Node base, double exponent) {
        return graph.binary(Binary.POWER, base, graph.constant(exponent, ROWS));
    }

    private void check(Node node, int exponent, int sign) {
        assertThat(DataPower.of(node)).contains(new DataPower((Variable) x.op(), exponent, sign));
    }

    @Test
    void powersHoweverTheyAreWritten() {
        Node square = graph.unary(Unary.SQUARE, x);
        check(x, 1, 1);
        check(power(x, 7), 7, 1);
        check(graph.unary(Unary.NEGATE, power(x, 3)), 3, -1);
        check(graph.unary(Unary.SQUARE, graph.unary(Unary.NEGATE, square)), 4, 1);
        check(graph.multiply(square, graph.multiply(x, power(x, 2))), 5, 1);
        check(power(graph.unary(Unary.NEGATE, square), 3), 6, -1);
    }

    @Test
    void otherValues() {
        assertThat(DataPower.of(power(x, 0.5))).isEmpty();
        assertThat(DataPower.of(power(x, -2))).isEmpty();
        assertThat(DataPower.of(graph.constant(2, ROWS))).isEmpty();
        assertThat(DataPower.of(graph.multiply(x, variable("z", Variable.Role.INPUT))))
                .isEmpty();
        assertThat(DataPower.of(variable("b", Variable.Role.PARAMETER))).isEmpty();
    }
}
