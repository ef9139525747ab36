package dev.gradsmith.graph.leastsquares;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a sum of squares, whose residuals' squares are the sum, and what is not. */
class SumOfSquaresTest {
    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");
    private static final Sizes SIZES = new Sizes(Map.of("n", 4, "d", 3));

    /**
     * A scalar, and by how much the sum of the squares of its residuals differs from it: a factor, after a constant.
     *
     * @param blocks how many tensors of residuals it has
     */
    record Case(String name, int blocks, double factor, double constant, Function<Values, Node> node) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Data x[n, d], y[n] and w[n], parameters p[d] and q, residuals r = y - x p. */
    record Values(Graph graph) {
        Node variable(String name, Variable.Role role, List<Dimension> shape) {
            return graph.node(new Variable(name, role, TensorType.real(shape)), List.of());
        }

        Node w() {
            return variable("w", Variable.Role.INPUT, List.of(N));
        }

        Node p() {
            return variable("p", Variable.Role.PARAMETER, List.of(D));
        }

        Node q() {
            return variable("q", Variable.Role.PARAMETER, List.of());
        }

        Node lambda() {
            return variable("lambda", Variable.Role.HYPERPARAMETER, List.of());
        }

        Node r() {
            Node x = variable("x", Variable.Role.INPUT, List.of(N, D));
            Node y = variable("y", Variable.Role.TARGET, List.of(N));
            return graph.binary(Binary.SUBTRACT, y, graph.contract(Contract.of("ij", "j", "i"), x, p()));
        }

        Node square(Node node) {
            return graph.unary(Unary.SQUARE, node);
        }

        Node squares(Node node) {
            return graph.sum(square(node));
        }

        Node mean(Node node) {
            return graph.binary(Binary.DIVIDE, graph.sum(node), graph.size(N));
        }

        Node power(Node node, double exponent) {
            return graph.binary(Binary.POWER, node, graph.constant(exponent, node.shape()));
        }
    }

    private static Case of(String name, int blocks, double factor, double constant, Function<Values, Node> node) {
        return new Case(name, blocks, factor, constant, node);
    }

    static Stream<Case> squares() {
        return Stream.of(
                of("sum(r^2)", 1, 1, 0, v -> v.squares(v.r())),
                of("mean(r^2)", 1, 4, 0, v -> v.mean(v.square(v.r()))),
                of("0.5 * sum(r^2)", 1, 2, 0, v -> v.graph.multiply(v.graph.constant(0.5), v.squares(v.r()))),
                of("sum(r .* r)", 1, 1, 0, v -> v.graph.sum(v.graph.multiply(v.r(), v.r()))),
                of("r' r", 1, 1, 0, v -> v.graph.contract(Contract.of("i", "i", ""), v.r(), v.r())),
                of("norm(r)^2", 1, 1, 0, v -> v.square(v.graph.unary(Unary.SQRT, v.squares(v.r())))),
                of("sum(abs(r)^2)", 1, 1, 0, v -> v.squares(v.graph.unary(Unary.ABS, v.r()))),
                of("sum(r^4)", 1, 1, 0, v -> v.graph.sum(v.power(v.r(), 4))),
                of("sum(w .* r^2)", 1, 1, 0, v -> v.graph.sum(v.graph.multiply(v.w(), v.square(v.r())))),
                of("mean(w .* r^2)", 1, 4, 0, v -> v.mean(v.graph.multiply(v.w(), v.square(v.r())))),
                of("mean(r^2 / w)", 1, 4, 0, v -> v.mean(v.graph.binary(Binary.DIVIDE, v.square(v.r()), v.w()))),
                of("w' (r^2)", 1, 1, 0, v -> v.graph.contract(Contract.of("i", "i", ""), v.w(), v.square(v.r()))),
                of(
                        "sum(sum(outer, d) .* w)",
                        1,
                        1,
                        0,
                        v -> v.graph.sum(v.graph.multiply(v.w(), v.graph.sum(v.square(spread(v)), List.of(1))))),
                of(
                        "sum(where(w < 0.5, r^2, 0))",
                        1,
                        1,
                        0,
                        v -> v.graph.sum(v.graph.select(
                                v.graph.binary(Binary.LESS, v.w(), v.graph.constant(0.5, List.of(N))),
                                v.square(v.r()),
                                v.graph.constant(0, List.of(N))))),
                of(
                        "mean(r^2) + lambda * sum(p^2)",
                        2,
                        4,
                        0,
                        v -> v.graph.add(v.mean(v.square(v.r())), v.graph.multiply(v.lambda(), v.squares(v.p())))),
                of(
                        "lambda * sum(p^2) + mean(r^2) + q^2",
                        3,
                        4,
                        0,
                        v -> v.graph.add(
                                v.graph.add(v.graph.multiply(v.lambda(), v.squares(v.p())), v.mean(v.square(v.r()))),
                                v.square(v.q()))),
                of(
                        "sum(r^2) - 3",
                        1,
                        1,
                        3,
                        v -> v.graph.binary(Binary.SUBTRACT, v.squares(v.r()), v.graph.constant(3))),
                of(
                        "sum(r^2) + 0 * sum(p^2)",
                        1,
                        1,
                        0,
                        v -> v.graph.add(v.squares(v.r()), v.graph.multiply(v.graph.constant(0), v.squares(v.p())))));
    }

    private static Node spread(Values values) {
        return values.graph.contract(Contract.of("i", "j", "ij"), values.r(), values.p());
    }

    static Stream<Case> others() {
        return Stream.of(
                of("sum(abs(r))", 0, 0, 0, v -> v.graph.sum(v.graph.unary(Unary.ABS, v.r()))),
                of("sum(r)", 0, 0, 0, v -> v.graph.sum(v.r())),
                of("sum(r^3)", 0, 0, 0, v -> v.graph.sum(v.power(v.r(), 3))),
                of("-sum(r^2)", 0, 0, 0, v -> v.graph.unary(Unary.NEGATE, v.squares(v.r()))),
                of("sum(r^2) - q^2", 0, 0, 0, v -> v.graph.binary(Binary.SUBTRACT, v.squares(v.r()), v.square(v.q()))),
                of("q * sum(r^2)", 0, 0, 0, v -> v.graph.multiply(v.q(), v.squares(v.r()))),
                of("norm(r)", 0, 0, 0, v -> v.graph.unary(Unary.SQRT, v.squares(v.r()))));
    }

    @ParameterizedTest
    @MethodSource("squares")
    void residuals(Case one) {
        Graph graph = new Graph();
        Node scalar = one.node().apply(new Values(graph));
        SumOfSquares.Reading reading = SumOfSquares.read(graph, scalar);
        assertThat(reading).isInstanceOf(SumOfSquares.Squares.class);
        List<Node> residuals = ((SumOfSquares.Squares) reading).residuals();
        Verifier.verify("least squares", residuals);
        assertThat(residuals).hasSize(one.blocks());
        double sum = residuals.stream()
                .flatMapToDouble(residual -> Arrays.stream(evaluate(residual).values()))
                .map(residual -> residual * residual)
                .sum();
        double expected = one.factor() * (evaluate(scalar).value() + one.constant());
        assertThat(sum).isCloseTo(expected, within(1e-12 * sum));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElse(Case one) {
        Graph graph = new Graph();
        assertThat(SumOfSquares.read(graph, one.node().apply(new Values(graph))))
                .isInstanceOf(SumOfSquares.Otherwise.class);
    }

    private static NDArray evaluate(Node node) {
        Map<String, NDArray> values = new HashMap<>();
        Random random = new Random(3);
        for (String name : List.of("x", "y", "w", "p", "q", "lambda")) {
            int[] shape = switch (name) {
                case "x" -> new int[] {4, 3};
                case "y", "w" -> new int[] {4};
                case "p" -> new int[] {3};
                default -> new int[0];
            };
            values.put(name, NDArray.generate(shape, index -> 0.2 + random.nextDouble()));
        }
        return new ReferenceEvaluator(SIZES, values).evaluate(node);
    }
}
