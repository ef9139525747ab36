package dev.gradsmith.graph.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas as people write them, where computing them as written overflows or cancels. */
class StableFormsTest {
    private static final Graph GRAPH = new Graph();
    private static final Node X = GRAPH.node(
            new Variable("x", Variable.Role.PARAMETER, TensorType.real(List.of(Dimension.of(2)))), List.of());
    private static final Node ONE = GRAPH.constant(1, X.shape());

    private static Node exp(Node node) {
        return GRAPH.unary(Unary.EXP, node);
    }

    private static Node log(Node node) {
        return GRAPH.unary(Unary.LOG, node);
    }

    private static Node minus(Node x, Node y) {
        return GRAPH.binary(Binary.SUBTRACT, x, y);
    }

    private static Node softmax(Node x) {
        return GRAPH.binary(Binary.DIVIDE, exp(x), GRAPH.broadcast(GRAPH.sum(exp(x)), x.shape()));
    }

    /** A formula, x, the sum of its values, the gradient of that sum. */
    static Stream<Arguments> formulas() {
        return Stream.of(
                of("log(1 + exp(x))", x -> log(GRAPH.add(ONE, exp(x))), 800, -800, 800, 1, 0),
                of("log(sigmoid(x))", x -> log(GRAPH.unary(Unary.SIGMOID, x)), 800, -800, -800, 0, 1),
                of("log(1 - sigmoid(x))", x -> log(minus(ONE, GRAPH.unary(Unary.SIGMOID, x))), 800, -800, -800, -1, 0),
                of("exp(x) - 1", x -> minus(exp(x), ONE), 1e-20, 0, 1e-20, 1, 1),
                of("1 - exp(x)", x -> minus(ONE, exp(x)), 1e-20, 0, -1e-20, -1, -1),
                of("log(1 + x)", x -> log(GRAPH.add(ONE, x)), 1e-20, 0, 1e-20, 1, 1),
                of("log(sum(exp(x)))", x -> log(GRAPH.sum(exp(x))), 900, -900, 900, 1, 0),
                of("softmax by hand", x -> softmax(x), 900, 900, 1, 0, 0),
                of("sqrt(x^2)", x -> GRAPH.unary(Unary.SQRT, GRAPH.unary(Unary.SQUARE, x)), 1e-200, -3, 3, 1, -1));
    }

    private static Arguments of(String name, UnaryOperator<Node> formula, double... numbers) {
        return Arguments.of(name, formula, numbers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void neitherOverflowsNorCancels(String name, UnaryOperator<Node> formula, double[] numbers) {
        Node written = formula.apply(X);
        Node sum = written.type().isScalar() ? written : GRAPH.sum(written);
        Node gradient = Differentiator.gradients(GRAPH, sum, List.of(X)).get(0);
        List<Node> simple = Simplifier.simplify(GRAPH, List.of(sum, gradient));
        ReferenceEvaluator evaluator = new ReferenceEvaluator(
                new Sizes(Map.of()), Map.of("x", NDArray.generate(new int[] {2}, index -> numbers[index[0]])));
        assertThat(evaluator.evaluate(simple.get(0)).value())
                .isCloseTo(numbers[2], within(1e-14 * Math.abs(numbers[2])));
        assertThat(evaluator.evaluate(simple.get(1)).values())
                .containsExactly(new double[] {numbers[3], numbers[4]}, within(0.0));
    }
}
