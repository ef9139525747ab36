package dev.gradsmith.graph.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {
    private final Graph graph = new Graph();

    private Node variable(String name, Dimension... shape) {
        return graph.node(
                new Variable(name, Variable.Role.PARAMETER, TensorType.real(Arrays.asList(shape))), List.of());
    }

    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");
    private static final Dimension TEN = Dimension.of(10);

    @Test
    void productsCountAMultiplicationAndAnAddition() {
        Node product = graph.contract(Contract.of("ij", "jk", "ik"), variable("x", N, D), variable("w", D, TEN));
        assertThat(Cost.of(product)).hasToString("20 d n");
        assertThat(Cost.of(graph.contract(Contract.of("i", "j", "ij"), variable("u", N), variable("v", D))))
                .hasToString("d n");
    }

    @Test
    void everyOperationOnAnElementCountsOneAndMovesCountNothing() {
        Node x = variable("x", N, D);
        Node moved = graph.permute(graph.unary(Unary.EXP, graph.add(x, x)), List.of(1, 0));
        assertThat(Cost.of(List.of(moved))).hasToString("2 d n");
        assertThat(Cost.of(List.of(graph.sum(moved, List.of(0, 1)), moved))).hasToString("3 d n");
        assertThat(Cost.of(x)).hasToString("0");
    }

    @Test
    void sizesThatAreSumsAreMultipliedOut() {
        Node x = variable("x", N.plus(Dimension.of(1)), D);
        assertThat(Cost.of(graph.unary(Unary.EXP, x))).hasToString("d n + d");
    }

    @Test
    void lessForAllSizesOrUndecided() {
        Cost square = Cost.of(graph.unary(Unary.EXP, variable("a", N, N)));
        Cost line = Cost.of(graph.unary(Unary.EXP, variable("b", N)));
        Cost other = Cost.of(graph.unary(Unary.EXP, variable("c", D)));
        // n = 1 makes them equal.
        assertThat(line.isLessThan(square)).isTrue();
        assertThat(square.isLessThan(line)).isFalse();
        assertThat(line.isLessThan(other)).isFalse();
        assertThat(other.isLessThan(line)).isFalse();
        assertThat(square.isLessThan(square)).isFalse();
    }
}
