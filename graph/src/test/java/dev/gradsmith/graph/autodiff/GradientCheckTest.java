package dev.gradsmith.graph.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Op;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives of every operator against central differences, of the first and of the second order, before and after simplifying. */
class GradientCheckTest {
    private static final Sizes SIZES = new Sizes(Map.of("n", 4, "d", 3));
    private static final double STEP = 1e-5;

    static Stream<OperatorCases.Case> cases() {
        return OperatorCases.all();
    }

    /** A new operator belongs into the catalogue, too. */
    @Test
    void everyOperatorIsInTheCatalogue() {
        Set<Class<?>> checked = new HashSet<>();
        cases().forEach(operator -> {
            Graph graph = new Graph();
            Node[] ab = {OperatorCases.variable(graph, "a"), OperatorCases.variable(graph, "b")};
            Node value = weightedSum(graph, operator.use().apply(graph, ab));
            Graph.topological(List.of(value)).forEach(node -> checked.add(kind(node.op())));
        });
        assertThat(checked).contains(Op.class.getPermittedSubclasses());
    }

    private static Class<?> kind(Op op) {
        return op instanceof Enum<?> constant ? constant.getDeclaringClass() : op.getClass();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firstOrder(OperatorCases.Case operator) {
        Graph graph = new Graph();
        Node[] ab = {OperatorCases.variable(graph, "a"), OperatorCases.variable(graph, "b")};
        check(graph, weightedSum(graph, operator.use().apply(graph, ab)), ab);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void secondOrder(OperatorCases.Case operator) {
        Graph graph = new Graph();
        Node[] ab = {OperatorCases.variable(graph, "a"), OperatorCases.variable(graph, "b")};
        Node value = weightedSum(graph, operator.use().apply(graph, ab));
        Node slope = Differentiator.gradients(graph, value, List.of(ab[0])).get(0);
        check(graph, weightedSum(graph, slope), ab);
    }

    /** The sum of squares: a scalar towards which every element has a slope of its own. */
    private static Node weightedSum(Graph graph, Node node) {
        return graph.sum(graph.unary(Unary.SQUARE, node));
    }

    private static void check(Graph graph, Node scalar, Node... variables) {
        List<Node> gradients = Differentiator.gradients(graph, scalar, List.of(variables));
        List<Node> simplified = Simplifier.simplify(graph, gradients);
        Map<String, NDArray> values = values();
        for (int i = 0; i < variables.length; i++) {
            String name = i == 0 ? "a" : "b";
            NDArray exact = evaluate(gradients.get(i), values);
            NDArray simple = evaluate(simplified.get(i), values);
            assertThat(simplified.get(i).type()).isEqualTo(gradients.get(i).type());
            exact.forEachIndex(index -> {
                double difference = difference(scalar, values, name, index);
                double tolerance = 1e-5 * Math.max(1, Math.abs(difference));
                assertThat(exact.get(index)).as("d%s", name).isCloseTo(difference, within(tolerance));
                assertThat(simple.get(index))
                        .as("simplified d%s", name)
                        .isCloseTo(exact.get(index), within(1e-9 * Math.max(1, Math.abs(difference))));
            });
        }
    }

    private static double difference(Node scalar, Map<String, NDArray> values, String name, int... index) {
        return (moved(scalar, values, name, index, STEP) - moved(scalar, values, name, index, -STEP)) / (2 * STEP);
    }

    private static double moved(Node scalar, Map<String, NDArray> values, String name, int[] index, double step) {
        NDArray original = values.get(name);
        NDArray changed = NDArray.of(original.shape(), original.values());
        changed.set(index, original.get(index) + step);
        Map<String, NDArray> others = new HashMap<>(values);
        others.put(name, changed);
        return evaluate(scalar, others).value();
    }

    private static NDArray evaluate(Node node, Map<String, NDArray> values) {
        return new ReferenceEvaluator(SIZES, values).evaluate(node);
    }

    private static Map<String, NDArray> values() {
        Random random = new Random(7);
        int[] shape = {4, 3};
        return Map.of(
                "a", NDArray.generate(shape, index -> 0.2 + 0.6 * random.nextDouble()),
                "b", NDArray.generate(shape, index -> 0.2 + 0.6 * random.nextDouble()));
    }

    @ParameterizedTest
    @CsvSource({"ABS, 0, 0", "RELU, 0, 0", "SIGN, 0, 0", "FLOOR, 1, 0", "SQRT, 0, Infinity"})
    void slopeOnAnEdgeIsPyTorchs(Unary op, double x, double slope) {
        Graph graph = new Graph();
        Node a = OperatorCases.variable(graph, "a");
        Node gradient = Differentiator.gradients(graph, graph.sum(graph.unary(op, a)), List.of(a))
                .get(0);
        assertThat(evaluate(gradient, Map.of("a", NDArray.filled(new int[] {4, 3}, x)))
                        .get(0, 0))
                .isEqualTo(slope);
    }

    @ParameterizedTest
    @CsvSource({"MINIMUM", "MAXIMUM"})
    void tieIsSplitEvenly(Binary op) {
        Graph graph = new Graph();
        Node a = OperatorCases.variable(graph, "a");
        Node b = OperatorCases.variable(graph, "b");
        NDArray ones = NDArray.filled(new int[] {4, 3}, 1);
        for (Node gradient : Differentiator.gradients(graph, graph.sum(graph.binary(op, a, b)), List.of(a, b))) {
            assertThat(evaluate(gradient, Map.of("a", ones, "b", ones)).get(1, 1))
                    .isEqualTo(0.5);
        }
    }

    @Test
    void deepGraphsDoNotOverflowTheStack() {
        Graph graph = new Graph();
        Node a = OperatorCases.variable(graph, "a");
        Node deep = a;
        for (int i = 0; i < 20_000; i++) {
            deep = graph.unary(i % 2 == 0 ? Unary.SIN : Unary.COS, deep);
        }
        assertThat(Differentiator.gradients(graph, graph.sum(deep), List.of(a))).hasSize(1);
    }
}
