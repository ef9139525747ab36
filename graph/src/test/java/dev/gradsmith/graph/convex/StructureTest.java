package dev.gradsmith.graph.convex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Course;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Exponentials;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recognised as which structure, and above all what is not. */
class StructureTest {
    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");
    private static final Dimension K = Dimension.named("k");

    /** An objective with the structure that it has. */
    record Case(String name, String structure, Function<Values, Node> node) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Data x[n, d] and y[n], parameters p[d], q and W[d, k], the predictor eta = x p. */
    record Values(Graph graph) {
        Node variable(String name, Variable.Role role, Dimension... shape) {
            return graph.node(new Variable(name, role, TensorType.real(List.of(shape))), List.of());
        }

        Node x() {
            return variable("x", Variable.Role.INPUT, N, D);
        }

        Node y() {
            return variable("y", Variable.Role.TARGET, N);
        }

        Node p() {
            return variable("p", Variable.Role.PARAMETER, D);
        }

        Node q() {
            return variable("q", Variable.Role.PARAMETER);
        }

        Node lambda() {
            return variable("lambda", Variable.Role.HYPERPARAMETER);
        }

        Node eta() {
            return graph.contract(Contract.of("ij", "j", "i"), x(), p());
        }

        Node scores() {
            Node weights = variable("W", Variable.Role.PARAMETER, D, K);
            return graph.contract(Contract.of("ij", "jk", "ik"), x(), weights);
        }

        Node of(Unary function, Node x) {
            return graph.unary(function, x);
        }

        Node times(Node a, Node b) {
            return graph.multiply(a, b);
        }

        Node minus(Node a, Node b) {
            return graph.binary(Binary.SUBTRACT, a, b);
        }

        Node negate(Node a) {
            return of(Unary.NEGATE, a);
        }

        Node sum(Node a) {
            return graph.sum(a);
        }

        Node mean(Node a) {
            return graph.binary(Binary.DIVIDE, sum(a), graph.size(N));
        }

        Node number(double value, Node like) {
            return graph.constant(value, like.shape());
        }

        Node penalty() {
            return times(lambda(), sum(of(Unary.SQUARE, p())));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("least squares", "Squares", v -> v.mean(v.of(Unary.SQUARE, v.minus(v.eta(), v.y())))),
                new Case(
                        "ridge",
                        "Squares",
                        v -> v.graph().add(v.mean(v.of(Unary.SQUARE, v.minus(v.eta(), v.y()))), v.penalty())),
                new Case(
                        "a curve", "Squares", v -> v.sum(v.of(Unary.SQUARE, v.minus(v.of(Unary.EXP, v.eta()), v.y())))),
                new Case(
                        "logistic",
                        "Predictors",
                        v -> v.mean(v.minus(v.of(Unary.SOFTPLUS, v.eta()), v.times(v.y(), v.eta())))),
                new Case(
                        "logistic with a penalty",
                        "Predictors",
                        v -> v.graph()
                                .add(
                                        v.mean(v.minus(v.of(Unary.SOFTPLUS, v.eta()), v.times(v.y(), v.eta()))),
                                        v.penalty())),
                new Case(
                        "logistic by hand",
                        "Predictors",
                        v -> v.mean(v.minus(
                                v.of(Unary.LOG, v.graph().add(v.number(1, v.y()), v.of(Unary.EXP, v.eta()))),
                                v.times(v.y(), v.eta())))),
                new Case(
                        "Poisson",
                        "Predictors",
                        v -> v.sum(v.minus(v.of(Unary.EXP, v.eta()), v.times(v.y(), v.eta())))),
                new Case(
                        "gamma with a log link",
                        "Predictors",
                        v -> v.sum(v.graph().add(v.eta(), v.times(v.y(), v.of(Unary.EXP, v.negate(v.eta())))))),
                new Case("minus a logarithm", "Predictors", v -> v.negate(v.sum(v.of(Unary.LOG, v.eta())))),
                new Case(
                        "softmax",
                        "Predictors",
                        v -> v.sum(Exponentials.toDifferentiate(v.graph()).logSumExp(v.scores(), List.of(1)))),
                new Case(
                        "the log of a softmax",
                        "Predictors",
                        v -> v.negate(
                                v.sum(Exponentials.toDifferentiate(v.graph()).logSoftmax(v.scores(), List.of(1))))),
                new Case(
                        "a fourth power",
                        "Predictors",
                        v -> v.sum(v.graph().binary(Binary.POWER, v.eta(), v.number(4, v.eta())))),
                new Case(
                        "x and -x",
                        "Predictors",
                        v -> v.sum(v.graph().add(v.of(Unary.EXP, v.eta()), v.of(Unary.EXP, v.negate(v.eta()))))),
                new Case(
                        "hinge",
                        "CONVEX",
                        v -> v.mean(v.graph()
                                .binary(
                                        Binary.MAXIMUM,
                                        v.minus(v.number(1, v.y()), v.times(v.y(), v.eta())),
                                        v.number(0, v.y())))),
                new Case(
                        "lasso",
                        "CONVEX",
                        v -> v.graph()
                                .add(
                                        v.sum(v.of(Unary.SQUARE, v.eta())),
                                        v.times(v.lambda(), v.sum(v.of(Unary.ABS, v.p()))))),
                new Case("relu of a convex value", "CONVEX", v -> v.sum(v.of(Unary.RELU, v.of(Unary.EXP, v.eta())))),
                new Case(
                        "square of what is not negative",
                        "CONVEX",
                        v -> v.sum(v.of(Unary.COSH, v.of(Unary.RELU, v.eta())))),
                new Case("a maximum", "CONVEX", v -> v.sum(v.graph().reduce(Reduce.Kind.MAX, v.scores(), List.of(1)))),
                new Case("a minimum", "CONCAVE", v -> v.sum(v.graph().reduce(Reduce.Kind.MIN, v.scores(), List.of(1)))),
                new Case("minus an exponential", "CONCAVE", v -> v.negate(v.sum(v.of(Unary.EXP, v.eta())))),
                new Case("a logarithm", "CONCAVE", v -> v.sum(v.of(Unary.LOG, v.eta()))),
                new Case("a root", "CONCAVE", v -> v.sum(v.of(Unary.SQRT, v.eta()))),
                new Case(
                        "a difference",
                        "CONCAVE",
                        v -> v.sum(v.minus(v.of(Unary.EXP, v.eta()), v.of(Unary.SOFTPLUS, v.eta())))),
                new Case("tanh", "UNKNOWN", v -> v.sum(v.of(Unary.TANH, v.eta()))),
                new Case("sigmoid", "UNKNOWN", v -> v.sum(v.of(Unary.SIGMOID, v.eta()))),
                new Case("a network", "UNKNOWN", v -> v.mean(v.of(Unary.SOFTPLUS, v.of(Unary.TANH, v.eta())))),
                new Case(
                        "a product of parameters",
                        "UNKNOWN",
                        v -> v.sum(v.of(Unary.EXP, v.times(v.eta(), v.graph().broadcast(v.q(), List.of(N)))))),
                new Case(
                        "the square of a product",
                        "Squares",
                        v -> v.sum(v.of(Unary.SQUARE, v.times(v.eta(), v.graph().broadcast(v.q(), List.of(N)))))),
                new Case(
                        "a square of what may be negative",
                        "UNKNOWN",
                        v -> v.sum(v.of(Unary.COSH, v.minus(v.of(Unary.EXP, v.eta()), v.number(1, v.y()))))),
                new Case(
                        "an exponential of what is concave",
                        "UNKNOWN",
                        v -> v.sum(v.of(Unary.EXP, v.negate(v.of(Unary.SQUARE, v.eta()))))),
                new Case(
                        "a third power",
                        "UNKNOWN",
                        v -> v.sum(v.graph().binary(Binary.POWER, v.eta(), v.number(3, v.eta())))),
                new Case(
                        "an inverse",
                        "UNKNOWN",
                        v -> v.sum(v.graph().binary(Binary.DIVIDE, v.number(1, v.eta()), v.eta()))),
                new Case(
                        "a negative penalty",
                        "CONCAVE",
                        v -> v.graph()
                                .add(
                                        v.sum(v.of(Unary.EXP, v.eta())),
                                        v.times(v.graph().constant(-1), v.sum(v.of(Unary.SQUARE, v.p()))))),
                new Case(
                        "a stopped gradient",
                        "UNKNOWN",
                        v -> v.sum(v.of(Unary.EXP, v.of(Unary.STOP_GRADIENT, v.eta())))),
                new Case(
                        "a choice by a parameter",
                        "UNKNOWN",
                        v -> v.sum(v.graph()
                                .select(
                                        v.graph().binary(Binary.LESS, v.eta(), v.number(0, v.eta())),
                                        v.of(Unary.EXP, v.eta()),
                                        v.number(0, v.eta())))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void structuresAreRecognised(Case one) {
        Graph graph = new Graph();
        Structure structure = Structure.of(graph, one.node().apply(new Values(graph)));
        String found = structure instanceof Structure.Other other
                ? other.knowledge().name()
                : structure.getClass().getSimpleName();
        assertThat(found).isEqualTo(one.structure());
    }

    @Test
    void theScaleOfALikelihoodIsThatOfItsRows() {
        Graph graph = new Graph();
        Values v = new Values(graph);
        Node loss = graph.add(v.mean(v.minus(v.of(Unary.SOFTPLUS, v.eta()), v.times(v.y(), v.eta()))), v.penalty());
        Structure.Predictors found = (Structure.Predictors) Structure.of(graph, loss);
        assertThat(found.scale()).contains(graph.binary(Binary.DIVIDE, graph.constant(1), graph.size(N)));
    }

    /** What a function says of itself, on random chords. */
    @ParameterizedTest
    @EnumSource(value = Unary.class, names = "NOT", mode = EnumSource.Mode.EXCLUDE)
    void coursesAreTrue(Unary function) {
        Random random = new Random(5);
        Course course = function.course();
        for (int i = 0; i < 2_000; i++) {
            double a = 6 * random.nextDouble() - 3;
            double b = 6 * random.nextDouble() - 3;
            double fa = value(function, a);
            double fb = value(function, b);
            double between = value(function, (a + b) / 2);
            if (Double.isNaN(fa) || Double.isNaN(fb)) {
                continue;
            }
            double above = (fa + fb) / 2 - between;
            assertThat(course.curvature() != Course.Curvature.CONVEX || above >= -1e-12)
                    .isTrue();
            assertThat(course.curvature() != Course.Curvature.CONCAVE || above <= 1e-12)
                    .isTrue();
            assertThat(course.direction() != Course.Direction.RISING || (a < b) == (fa < fb) || fa == fb)
                    .isTrue();
            assertThat(course.direction() != Course.Direction.EVEN || fa == value(function, -a))
                    .isTrue();
            assertThat(!course.isPositive() || fa >= 0).isTrue();
        }
    }

    private static double value(Unary function, double x) {
        Graph graph = new Graph();
        return KnownValue.of(graph.unary(function, graph.constant(x))).orElseThrow();
    }
}
