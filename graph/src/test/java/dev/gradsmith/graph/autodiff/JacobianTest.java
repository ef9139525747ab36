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
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jacobians and Hessians against central differences. */
class JacobianTest {
    private static final Sizes SIZES = new Sizes(Map.of("n", 4, "d", 3, "k", 3));
    private static final double STEP = 1e-5;
    private static final Dimension D = OperatorCases.SHAPE.get(1);

    private final Graph graph = new Graph();
    private final Node a = OperatorCases.variable(graph, "a");
    private final Node b = OperatorCases.variable(graph, "b");

    static Stream<OperatorCases.Case> cases() {
        return OperatorCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jacobian(OperatorCases.Case operator) {
        Node value = operator.use().apply(graph, new Node[] {a, b});
        check(value, a, Jacobian.of(graph, value, a), Map.of("a", random(1, 4, 3), "b", random(2, 4, 3)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hessian(OperatorCases.Case operator) {
        // Each case of matrices as a function of a vector and a scalar.
        Node vector = variable("vector", List.of(D));
        Node row = graph.broadcast(vector, OperatorCases.SHAPE, List.of(1));
        Node scaled = graph.multiply(row, graph.broadcast(variable("scalar", List.of()), OperatorCases.SHAPE));
        Node used = operator.use().apply(graph, new Node[] {graph.multiply(a, row), graph.multiply(b, scaled)});
        Node value = graph.sum(graph.unary(Unary.SQUARE, used));
        Map<String, NDArray> values =
                Map.of("a", random(1, 4, 3), "b", random(2, 4, 3), "vector", random(3, 3), "scalar", random(4));
        for (Node variable : List.of(vector, variable("scalar", List.of()))) {
            Node gradient =
                    Differentiator.gradients(graph, value, List.of(variable)).get(0);
            check(gradient, variable, Jacobian.hessian(graph, value, variable), values);
        }
    }

    @Test
    void aScalarsColumnHasTheShapeOfTheValue() {
        Node slope = variable("scalar", List.of());
        Node residual = graph.multiply(a, graph.broadcast(slope, a.shape()));
        assertThat(Jacobian.of(graph, residual, slope)).isSameAs(a);
    }

    @Test
    void aLinearModelsJacobianIsItsMatrix() {
        Node weights = variable("vector", List.of(D));
        Node prediction = graph.contract(Contract.of("ij", "j", "i"), a, weights);
        assertThat(simple(Jacobian.of(graph, prediction, weights))).isSameAs(a);
    }

    @Test
    void theUnitMatrixGoesThroughWhatIsElementwise() {
        Node weights = variable("vector", List.of(D));
        Node prediction = graph.unary(Unary.TANH, graph.contract(Contract.of("ij", "j", "i"), a, weights));
        Node jacobian = simple(Jacobian.of(graph, prediction, weights));
        assertThat(jacobian.op()).isEqualTo(Binary.MULTIPLY);
        assertThat(jacobian.inputs()).contains(a);
        assertThat(jacobian.type().shapeText()).isEqualTo("[n, d]");
    }

    @Test
    void theHessianOfLeastSquaresIsAProductOfTheMatrixWithItself() {
        Node weights = variable("vector", List.of(D));
        Node prediction = graph.contract(Contract.of("ij", "j", "i"), a, weights);
        Node hessian = simple(Jacobian.hessian(graph, graph.sum(graph.unary(Unary.SQUARE, prediction)), weights));
        assertThat(Graph.topological(List.of(hessian)).stream().filter(node -> node.op() instanceof Contract))
                .singleElement()
                .satisfies(product -> assertThat(product.inputs()).containsExactly(a, a));
        assertThat(hessian.type().shapeText()).isEqualTo("[d, d]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABS", "RELU"})
    void placeholdersVanish(Unary op) {
        Node jacobian = Jacobian.of(graph, graph.unary(op, a), a);
        assertThat(Graph.topological(List.of(jacobian)))
                .noneMatch(
                        node -> node.op() instanceof Variable variable && variable.role() == Variable.Role.PLACEHOLDER);
    }

    private Node variable(String name, List<Dimension> shape) {
        return graph.node(new Variable(name, Variable.Role.PARAMETER, TensorType.real(shape)), List.of());
    }

    private Node simple(Node node) {
        return Simplifier.simplify(graph, List.of(node)).get(0);
    }

    /** Against differences of {@code value}, element by element of the variable. */
    private void check(Node value, Node variable, Node jacobian, Map<String, NDArray> values) {
        Verifier.verify("differentiate", List.of(jacobian));
        String name = ((Variable) variable.op()).name();
        NDArray found = evaluate(jacobian, values);
        NDArray simple = evaluate(simple(jacobian), values);
        NDArray at = values.get(name);
        for (int element = 0; element < at.values().length; element++) {
            NDArray above = evaluate(value, moved(values, name, element, STEP));
            NDArray below = evaluate(value, moved(values, name, element, -STEP));
            for (int i = 0; i < above.values().length; i++) {
                double difference = (above.values()[i] - below.values()[i]) / (2 * STEP);
                int place = i * at.values().length + element;
                double tolerance = 1e-5 * Math.max(1, Math.abs(difference));
                assertThat(found.values()[place]).isCloseTo(difference, within(tolerance));
                assertThat(simple.values()[place]).isCloseTo(found.values()[place], within(tolerance * 1e-4));
            }
        }
    }

    private static Map<String, NDArray> moved(Map<String, NDArray> values, String name, int element, double step) {
        NDArray original = values.get(name);
        double[] changed = Arrays.copyOf(original.values(), original.values().length);
        changed[element] += step;
        Map<String, NDArray> moved = new HashMap<>(values);
        moved.put(name, NDArray.of(original.shape(), changed));
        return moved;
    }

    private static NDArray evaluate(Node node, Map<String, NDArray> values) {
        return new ReferenceEvaluator(SIZES, values).evaluate(node);
    }

    /** Apart from each other, so that no step changes what is largest. */
    private static NDArray random(long seed, int... shape) {
        Random random = new Random(seed);
        return NDArray.generate(shape, index -> 0.2 + 0.6 * random.nextDouble());
    }
}
