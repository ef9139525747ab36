package dev.gradsmith.graph.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not finite in the arm that a choice did not take reaches no gradient. The variables: c[n] chooses the rows 0 and 2 of four, in
 * the others X[n, d] is NaN; x[n] is 0, positive, negative and positive; w[d], V[d, d] and the scalar b are parameters.
 */
class UnselectedArmTest {
    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");
    private static final Sizes SIZES = new Sizes(Map.of("n", 4, "d", 2));
    private static final double NAN = Double.NaN;
    private static final Map<String, NDArray> VALUES = Map.of(
            "c", NDArray.of(new int[] {4}, 1, 0, 1, 0),
            "none", NDArray.of(new int[] {4}, 0, 0, 0, 0),
            "X", NDArray.of(new int[] {4, 2}, 1, 2, NAN, NAN, 0.5, -1, NAN, Double.POSITIVE_INFINITY),
            "x", NDArray.of(new int[] {4}, 0, 2, -1, 0.5),
            "w", NDArray.of(new int[] {2}, 0.3, 0.7),
            "V", NDArray.of(new int[] {2, 2}, 0.3, 0.7, -0.2, 0.4),
            "b", NDArray.scalar(0.6),
            "z", NDArray.scalar(0));

    /** @param towards the variable by which the value's sum is differentiated */
    private record Case(String formula, String towards, Function<Built, Node> value) {
        @Override
        public String toString() {
            return formula;
        }
    }

    /** The variables and a few functions on them. */
    private record Built(Graph graph) {
        private Node variable(String name, Variable.Role role, Dimension... shape) {
            return graph.node(new Variable(name, role, TensorType.real(List.of(shape))), List.of());
        }

        Node data(String name, Dimension... shape) {
            return variable(name, Variable.Role.INPUT, shape);
        }

        Node parameter(String name, Dimension... shape) {
            return variable(name, Variable.Role.PARAMETER, shape);
        }

        Node x() {
            return parameter("x", N);
        }

        Node rows() {
            return positive(data("c", N));
        }

        Node positive(Node node) {
            return graph.binary(Binary.GREATER, node, graph.constant(0, node.shape()));
        }

        Node orZero(Node condition, Node value) {
            return graph.select(condition, value, graph.constant(0, value.shape()));
        }

        Node repeated(Node scalar) {
            return graph.broadcast(scalar, List.of(N));
        }

        Node scores() {
            return graph.contract(Contract.of("ij", "j", "i"), data("X", N, D), parameter("w", D));
        }

        Node layer(Node input) {
            return graph.contract(Contract.of("ij", "jk", "ik"), input, parameter("V", D, D));
        }

        /** c for every element of a matrix. */
        Node matrixRows() {
            return graph.broadcast(rows(), List.of(N, D), List.of(0));
        }
    }

    private static Case of(String formula, String towards, Function<Built, Node> value) {
        return new Case(formula, towards, value);
    }

    static Stream<Case> cases() {
        return Stream.of(elementwise(), repeated(), products(), structural()).flatMap(Function.identity());
    }

    private static Stream<Case> elementwise() {
        return Stream.of(
                of("where(x > 0, sqrt(x), 0)", "x", b -> b.orZero(b.positive(b.x()), b.graph.unary(Unary.SQRT, b.x()))),
                of("where(x > 0, log(x), 0)", "x", b -> b.orZero(b.positive(b.x()), b.graph.unary(Unary.LOG, b.x()))),
                of("where(x > 0, 1 / x, 0)", "x", b -> b.orZero(b.positive(b.x()), inverse(b, b.x()))),
                of("where(x > 0, exp(sqrt(x)) / x, 0)", "x", b -> {
                    Node numerator = b.graph.unary(Unary.EXP, b.graph.unary(Unary.SQRT, b.x()));
                    return b.orZero(b.positive(b.x()), b.graph.binary(Binary.DIVIDE, numerator, b.x()));
                }),
                of("where(x > 0, sqrt(x), 0) + where(x > 0, log(x), 0) of x = exp(log(x))", "x", b -> {
                    Node y = b.graph.unary(Unary.EXP, b.graph.unary(Unary.LOG, b.x()));
                    Node root = b.orZero(b.positive(b.x()), b.graph.unary(Unary.SQRT, y));
                    return b.graph.add(root, b.orZero(b.positive(b.x()), b.graph.unary(Unary.LOG, y)));
                }),
                of("where(x > 0, where(x > 1, log(x), sqrt(x)), x^2)", "x", b -> {
                    Node large = b.graph.binary(Binary.GREATER, b.x(), b.graph.constant(1, b.x().shape()));
                    Node inner =
                            b.graph.select(large, b.graph.unary(Unary.LOG, b.x()), b.graph.unary(Unary.SQRT, b.x()));
                    return b.graph.select(b.positive(b.x()), inner, b.graph.unary(Unary.SQUARE, b.x()));
                }),
                of("max(log(x), -3) where x > 0, of y that both arms use", "x", b -> {
                    Node log = b.graph.unary(Unary.LOG, b.x());
                    Node clipped = b.graph.binary(Binary.MAXIMUM, log, b.graph.constant(-3, log.shape()));
                    return b.graph.select(b.positive(b.x()), clipped, b.x());
                }));
    }

    private static Node inverse(Built b, Node x) {
        return b.graph.binary(Binary.DIVIDE, b.graph.constant(1, x.shape()), x);
    }

    private static Stream<Case> repeated() {
        return Stream.of(
                of(
                        "where(c, log(b), 0), b a scalar",
                        "b",
                        b -> b.orZero(b.rows(), b.repeated(b.graph.unary(Unary.LOG, b.parameter("b"))))),
                of(
                        "where(none, log(z), 0), z = 0",
                        "z",
                        b -> b.orZero(
                                b.positive(b.data("none", N)), b.repeated(b.graph.unary(Unary.LOG, b.parameter("z"))))),
                of(
                        "where(none, x / z, 0), z = 0",
                        "z",
                        b -> b.orZero(
                                b.positive(b.data("none", N)),
                                b.graph.binary(
                                        Binary.DIVIDE,
                                        b.x(),
                                        b.repeated(b.graph.unary(Unary.SQUARE, b.parameter("z")))))),
                of(
                        "where(none, sqrt(z) X * w, 0), z = 0",
                        "z",
                        b -> b.orZero(
                                b.positive(b.data("none", N)),
                                b.graph.multiply(
                                        b.repeated(b.graph.unary(Unary.SQRT, b.parameter("z"))), b.scores()))));
    }

    private static Stream<Case> products() {
        return Stream.of(
                of("where(c, X*w, 0)", "w", b -> b.orZero(b.rows(), b.scores())),
                of(
                        "where(c, (X*w)^2, 1)",
                        "w",
                        b -> b.graph.select(
                                b.rows(), b.graph.unary(Unary.SQUARE, b.scores()), b.repeated(b.graph.constant(1)))),
                of("where(c, X*V, 0)", "V", b -> b.orZero(b.matrixRows(), b.layer(b.data("X", N, D)))),
                of(
                        "where(c, tanh(X*V) * w, 0)",
                        "V",
                        b -> b.orZero(
                                b.rows(),
                                b.graph.contract(
                                        Contract.of("ij", "j", "i"),
                                        b.graph.unary(Unary.TANH, b.layer(b.data("X", N, D))),
                                        b.parameter("w", D)))),
                of(
                        "dot(where(c, X*w, 0), x)",
                        "w",
                        b -> b.graph.contract(Contract.of("i", "i", ""), b.orZero(b.rows(), b.scores()), b.x())),
                of("where(y == y, y, 0) of y = X*w", "w", b -> {
                    Node y = b.scores();
                    return b.orZero(b.graph.binary(Binary.EQUAL, y, y), y);
                }));
    }

    private static Stream<Case> structural() {
        return Stream.of(
                of("where(c, sum(X .* w, 1), 0)", "w", b -> b.orZero(b.rows(), b.graph.sum(scaled(b), List.of(1)))),
                of(
                        "where(c, max(X .* w, 1), 0)",
                        "w",
                        b -> b.orZero(b.rows(), b.graph.reduce(Reduce.Kind.MAX, scaled(b), List.of(1)))),
                of(
                        "where(c, prod(X .* w, 1), 0)",
                        "w",
                        b -> b.orZero(b.rows(), b.graph.reduce(Reduce.Kind.PROD, scaled(b), List.of(1)))),
                of(
                        "where(c, cumsum(X .* w, 1), 0)",
                        "w",
                        b -> b.orZero(
                                b.matrixRows(),
                                b.graph.node(
                                        new Recurrence(1, Recurrence.Direction.FORWARD),
                                        List.of(scaled(b), scaled(b))))),
                of("where(x > 0, log(x)'' and slices", "x", b -> {
                    Node matrix = b.graph.reshape(b.graph.unary(Unary.LOG, b.x()), List.of(N, Dimension.of(1)));
                    Node back = b.graph.reshape(b.graph.permute(matrix, List.of(1, 0)), List.of(N));
                    Node doubled = b.graph.concat(0, List.of(back, back));
                    return b.orZero(b.positive(b.x()), b.graph.slice(doubled, 0, N, N));
                }));
    }

    private static Node scaled(Built b) {
        Node w = b.graph.broadcast(b.parameter("w", D), List.of(N, D), List.of(1));
        return b.graph.multiply(b.data("X", N, D), w);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firstDerivativeIsThatOfWhatIsTaken(Case choice) {
        Graph graph = new Graph();
        Node loss = graph.sum(choice.value().apply(new Built(graph)));
        checkAgainstDifferences(graph, loss, variable(loss, choice.towards()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void secondDerivativeIsThatOfWhatIsTaken(Case choice) {
        Graph graph = new Graph();
        Node loss = graph.sum(choice.value().apply(new Built(graph)));
        Node towards = variable(loss, choice.towards());
        Node slope = Differentiator.gradients(graph, loss, List.of(towards)).get(0);
        checkAgainstDifferences(graph, graph.sum(graph.unary(Unary.SIN, slope)), towards);
    }

    private static Node variable(Node value, String name) {
        return Graph.topological(List.of(value)).stream()
                .filter(node -> node.op() instanceof Variable variable
                        && variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void checkAgainstDifferences(Graph graph, Node loss, Node towards) {
        Node gradient = Differentiator.gradients(graph, loss, List.of(towards)).get(0);
        Node simple = Simplifier.simplify(graph, List.of(gradient)).get(0);
        String name = ((Variable) towards.op()).name();
        NDArray exact = evaluate(gradient, VALUES);
        NDArray simplified = evaluate(simple, VALUES);
        exact.forEachIndex(index -> {
            // On the very edge of a choice the slope is that of the arm which is taken there, the one on the left.
            boolean edge = VALUES.get(name).get(index) == 0;
            double right = edge ? 0 : 1e-5;
            double expected = (moved(loss, name, index, right) - moved(loss, name, index, -1e-5)) / (right + 1e-5);
            double found = exact.get(index);
            assertThat(found).isCloseTo(expected, within(2e-5 * Math.max(1, Math.abs(expected))));
            assertThat(simplified.get(index)).isCloseTo(found, within(1e-9 * Math.max(1, Math.abs(found))));
        });
    }

    private static double moved(Node loss, String name, int[] index, double step) {
        NDArray original = VALUES.get(name);
        NDArray changed = NDArray.of(original.shape(), original.values());
        changed.set(index, original.get(index) + step);
        Map<String, NDArray> others = new HashMap<>(VALUES);
        others.put(name, changed);
        return evaluate(loss, others).value();
    }

    private static NDArray evaluate(Node node, Map<String, NDArray> values) {
        return new ReferenceEvaluator(SIZES, values).evaluate(node);
    }

    @Test
    void whatNoChoiceTouchesHasThePlainDerivative() {
        Graph graph = new Graph();
        Built built = new Built(graph);
        Node residual = graph.binary(Binary.SUBTRACT, built.scores(), built.x());
        Node loss = graph.sum(graph.unary(Unary.SQUARE, graph.unary(Unary.RELU, residual)));
        assertThat(guards(graph, loss, built)).isZero();
    }

    @Test
    void whatBothArmsUseFlowsEverywhere() {
        Graph graph = new Graph();
        Built built = new Built(graph);
        Node y = built.scores();
        Node leaky = graph.select(built.positive(y), y, graph.unary(Unary.EXPM1, y));
        assertThat(guards(graph, graph.sum(leaky), built)).isZero();
    }

    @Test
    void clippedProductsReadTheirDataAsItIs() {
        Graph graph = new Graph();
        Built built = new Built(graph);
        Node y = built.scores();
        Node low = graph.constant(-1, y.shape());
        Node high = graph.constant(1, y.shape());
        Node raised = graph.select(graph.binary(Binary.LESS, y, low), low, y);
        Node clipped = graph.select(graph.binary(Binary.GREATER, y, high), high, raised);
        assertThat(guards(graph, graph.sum(clipped), built)).isZero();
    }

    /** The choices with the shape of the data in a gradient. */
    private static long guards(Graph graph, Node loss, Built built) {
        Node gradient = Differentiator.gradients(graph, loss, List.of(built.parameter("w", D)))
                .get(0);
        return Graph.topological(Simplifier.simplify(graph, List.of(gradient))).stream()
                .filter(node -> node.op() instanceof Select && node.type().rank() == 2)
                .count();
    }
}
