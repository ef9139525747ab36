package dev.gradsmith.graph.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.Verifier;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator applied to many values at once, against one after the other. */
class VectorizerTest {
    private static final int COUNT = 2;
    private static final Sizes SIZES = new Sizes(Map.of("n", 4, "d", 3, "p", COUNT));

    private final Graph graph = new Graph();
    private final Node a = OperatorCases.variable(graph, "a");
    private final Node b = OperatorCases.variable(graph, "b");
    private final Node many = graph.node(
            new Variable(
                    "many",
                    Variable.Role.INPUT,
                    TensorType.real(
                            List.of(OperatorCases.SHAPE.get(0), OperatorCases.SHAPE.get(1), Dimension.named("p")))),
            List.of());
    private final NDArray manyValues = random(4, 3, COUNT);

    static Stream<OperatorCases.Case> cases() {
        return OperatorCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void manyFirstOperands(OperatorCases.Case operator) {
        check(operator.use().apply(graph, new Node[] {a, b}), a, "b");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void manySecondOperands(OperatorCases.Case operator) {
        check(operator.use().apply(graph, new Node[] {a, b}), b, "a");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void manyOfBoth(OperatorCases.Case operator) {
        Node other = graph.binary(Binary.SUBTRACT, graph.constant(1, OperatorCases.SHAPE), a);
        check(operator.use().apply(graph, new Node[] {a, other}), a, "b");
    }

    private void check(Node node, Node placeholder, String fixed) {
        Node vectorized =
                Vectorizer.vectorize(graph, List.of(node), placeholder, many).get(0);
        Verifier.verify("vectorize", List.of(vectorized));
        NDArray fixedValues = random(4, 3);
        NDArray found = evaluate(vectorized, Map.of(fixed, fixedValues, "many", manyValues));
        for (int lane = 0; lane < COUNT; lane++) {
            int which = lane;
            NDArray own = NDArray.generate(new int[] {4, 3}, at -> manyValues.get(at[0], at[1], which));
            String name = placeholder == a ? "a" : "b";
            NDArray expected = evaluate(node, Map.of(fixed, fixedValues, name, own));
            expected.forEachIndex(at -> {
                int[] inAll = Arrays.copyOf(at, at.length + 1);
                inAll[at.length] = which;
                assertThat(found.get(inAll)).isCloseTo(expected.get(at), within(1e-12));
            });
        }
    }

    @Test
    void whatDoesNotDependIsRepeated() {
        Node vectorized = Vectorizer.vectorize(graph, List.of(b), a, many).get(0);
        assertThat(vectorized.type().shapeText()).isEqualTo("[n, d, p]");
    }

    private static NDArray evaluate(Node node, Map<String, NDArray> values) {
        return new ReferenceEvaluator(SIZES, values).evaluate(node);
    }

    private static NDArray random(int... shape) {
        Random random = new Random(shape.length);
        return NDArray.generate(shape, index -> 0.2 + 0.6 * random.nextDouble());
    }
}
