package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.RewriteCases.Case;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Of the rules of terms, factors and choices, what they must rewrite and what looks alike but must stay. */
final class TermCases {
    private TermCases() {}

    private static Case of(String rule, String formula, Function<Values, Node> node) {
        return new Case(rule, formula, node);
    }

    private static Node quotient(Values b, Node x, Node y) {
        return b.binary(Binary.DIVIDE, x, y);
    }

    /** x &lt; y, element by element. */
    private static Node condition(Values b) {
        return b.binary(Binary.LESS, b.x(), b.y());
    }

    private static Node not(Values b, Node condition) {
        return b.unary(Unary.NOT, condition);
    }

    private static Node indicator(Values b, double whenTrue, double whenFalse) {
        return b.graph().select(condition(b), b.number(whenTrue), b.number(whenFalse));
    }

    /** The condition that an index k[n] is the position along d. */
    private static Node picked(Values b) {
        Dimension d = Values.D;
        TensorType type = new TensorType(new ElementType.Index(d), List.of(Values.N));
        Node index = b.graph().node(new Variable("k", Variable.Role.INPUT, type), List.of());
        Node positions = b.graph().node(new Iota(d, new ElementType.Index(d)), List.of());
        return b.binary(
                Binary.EQUAL,
                b.graph().broadcast(index, Values.MATRIX, List.of(0)),
                b.graph().broadcast(positions, Values.MATRIX, List.of(1)));
    }

    private static Node rootOrZero(Values b, Node x) {
        Node zero = b.number(0);
        return b.graph().select(b.binary(Binary.EQUAL, x, zero), zero, b.unary(Unary.SQRT, x));
    }

    private static Node norm(Values b, Node squares) {
        Node zero = b.graph().constant(0);
        Node sum = b.graph().sum(squares);
        return b.graph().select(b.binary(Binary.EQUAL, sum, zero), zero, b.unary(Unary.SQRT, sum));
    }

    static Stream<Case> firing() {
        return Stream.of(terms(), factors(), choices()).flatMap(Function.identity());
    }

    private static Stream<Case> terms() {
        return Stream.of(
                of("like terms", "x + x", b -> b.graph().add(b.x(), b.x())),
                of("like terms", "2 x + x", b -> b.graph().add(b.times(b.number(2), b.x()), b.x())),
                of("like terms", "-x - x", b -> b.binary(Binary.SUBTRACT, b.unary(Unary.NEGATE, b.x()), b.x())),
                of("addition", "x + -s", b -> b.graph().add(b.x(), b.repeated(b.unary(Unary.NEGATE, b.s())))),
                of(
                        "negation",
                        "-((-2 s) t)",
                        b -> b.unary(Unary.NEGATE, b.times(b.times(b.graph().constant(-2), b.s()), b.t()))),
                of(
                        "division",
                        "-s / u",
                        b -> quotient(b, b.graph().broadcast(b.unary(Unary.NEGATE, b.s()), b.u().shape()), b.u())),
                of(
                        "division",
                        "n / n",
                        b -> quotient(b, b.graph().size(Values.N), b.graph().size(Values.N))),
                of(
                        "negation",
                        "-((x - y) x)",
                        b -> b.unary(Unary.NEGATE, b.times(b.binary(Binary.SUBTRACT, b.x(), b.y()), b.x()))),
                of("like terms", "s + s", b -> b.graph().add(b.s(), b.s())),
                of("order of operands", "x y / (y x)", b -> quotient(b, b.times(b.x(), b.y()), b.times(b.y(), b.x()))),
                of(
                        "order of operands",
                        "(x + y) / (y + x)",
                        b -> quotient(b, b.graph().add(b.x(), b.y()), b.graph().add(b.y(), b.x()))));
    }

    private static Stream<Case> factors() {
        return Stream.of(
                of(
                        "common factor",
                        "-s x + s y",
                        b -> b.graph().add(b.scaled(b.unary(Unary.NEGATE, b.s()), b.x()), b.scaled(b.s(), b.y()))),
                of(
                        "common factor",
                        "s x - -s y",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.scaled(b.s(), b.x()),
                                b.scaled(b.unary(Unary.NEGATE, b.s()), b.y()))),
                of(
                        "common factor",
                        "-(s x) - s y",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.unary(Unary.NEGATE, b.scaled(b.s(), b.x())),
                                b.scaled(b.s(), b.y()))),
                of(
                        "common factor",
                        "x / s + y / s",
                        b -> b.graph()
                                .add(quotient(b, b.x(), b.repeated(b.s())), quotient(b, b.y(), b.repeated(b.s())))),
                of(
                        "common factor",
                        "s x - (s / u) y, whose quotient is repeated",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.scaled(b.s(), b.x()),
                                b.times(
                                        b.graph()
                                                .broadcast(
                                                        quotient(b, b.graph().broadcast(b.s(), b.u().shape()), b.u()),
                                                        Values.MATRIX,
                                                        List.of(0)),
                                        b.y()))),
                of("negation", "-(-s x)", b -> b.unary(Unary.NEGATE, b.scaled(b.unary(Unary.NEGATE, b.s()), b.x()))),
                of("addition", "x + -s y", b -> b.graph().add(b.x(), b.scaled(b.unary(Unary.NEGATE, b.s()), b.y()))),
                of(
                        "multiplication",
                        "-s (x - y)",
                        b -> b.scaled(b.unary(Unary.NEGATE, b.s()), b.binary(Binary.SUBTRACT, b.x(), b.y()))),
                of(
                        "multiplication",
                        "3 ((2 s) t)",
                        b -> b.times(
                                b.graph().constant(3), b.times(b.times(b.graph().constant(2), b.s()), b.t()))),
                of("product with quotient", "(1 / y) x", b -> b.times(quotient(b, b.number(1), b.y()), b.x())),
                of("product with quotient", "x (y / s)", b -> b.times(b.x(), quotient(b, b.y(), b.repeated(b.s())))),
                of("product with quotient", "(y / s) x", b -> b.times(quotient(b, b.y(), b.repeated(b.s())), b.x())),
                of("lift factor of transpose", "(s x)'", b -> b.transpose(b.scaled(b.s(), b.x()))),
                of("lift factor of transpose", "(-x)'", b -> b.transpose(b.unary(Unary.NEGATE, b.x()))),
                of(
                        "product with repeated scalar to sum",
                        "(s in every element) v, where the sum is repeated",
                        b -> b.contract("ij", "j", "i", b.repeated(b.s()), b.v())),
                of(
                        "order of factors",
                        "dot(x v, u) and dot(u, x v)",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.contract("i", "i", "", b.contract("ij", "j", "i", b.x(), b.v()), b.u()),
                                b.contract("i", "i", "", b.u(), b.contract("ij", "j", "i", b.x(), b.v())))),
                of(
                        "order of factors",
                        "(a a)' and a' a'",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.contract("ij", "jk", "ki", b.a(), b.a()),
                                b.contract("ji", "kj", "ik", b.a(), b.a()))),
                of("symmetric factor", "(x x') u - (x x')' u", b -> {
                    Node gram = b.contract("ij", "kj", "ik", b.x(), b.x());
                    return b.binary(
                            Binary.SUBTRACT,
                            b.contract("ij", "j", "i", gram, b.unary(Unary.EXP, b.u())),
                            b.contract("ij", "i", "j", gram, b.unary(Unary.EXP, b.u())));
                }),
                of(
                        "part of what is repeated",
                        "(s in every element)[1:3]",
                        b -> b.graph().slice(b.repeated(b.s()), 1, Dimension.of(1), Dimension.of(2))),
                of(
                        "first coefficient",
                        "the slope of a cumulative sum",
                        b -> b.graph()
                                .node(
                                        new Recurrence(1, Recurrence.Direction.BACKWARD),
                                        List.of(
                                                b.graph().shift(b.number(1), 1, Recurrence.Direction.BACKWARD),
                                                b.x()))),
                of(
                        "sum of a pick",
                        "sum(where(k == range(d), s, 0), d)",
                        b -> b.graph().sum(b.graph().select(picked(b), b.repeated(b.s()), b.number(0)), List.of(1))),
                of(
                        "sum of a pick",
                        "sum(where(k == range(d), u, 0), d)",
                        b -> b.graph().sum(b.graph().select(picked(b), b.repeated(b.u()), b.number(0)), List.of(1))));
    }

    private static Stream<Case> choices() {
        return Stream.of(
                of(
                        "choice within a choice",
                        "where(x < y, where(x < y, x, y), 2)",
                        b -> b.graph().select(condition(b), b.graph().select(condition(b), b.x(), b.y()), b.number(2))),
                of(
                        "choice within a choice",
                        "where(x < y, 2, where(x < y, x, y))",
                        b -> b.graph()
                                .select(condition(b), b.number(2), b.graph().select(condition(b), b.x(), b.y()))),
                of(
                        "opposite condition",
                        "where(!(x < y), x, y)",
                        b -> b.graph().select(not(b, condition(b)), b.x(), b.y())),
                of(
                        "opposite condition",
                        "where(!!(x < y), x, y)",
                        b -> b.graph().select(not(b, not(b, condition(b))), b.x(), b.y())),
                of(
                        "opposite condition",
                        "where(!(s < t), x, y)",
                        b -> b.graph().select(b.repeated(not(b, b.binary(Binary.LESS, b.s(), b.t()))), b.x(), b.y())),
                of(
                        "condition of a choice",
                        "where(where(x < y, 1, 0) > 0, x, y)",
                        b -> b.graph().select(b.binary(Binary.GREATER, indicator(b, 1, 0), b.number(0)), b.x(), b.y())),
                of(
                        "condition of a choice",
                        "where(where(x < y, 0, 1) > 0, x, y)",
                        b -> b.graph().select(b.binary(Binary.GREATER, indicator(b, 0, 1), b.number(0)), b.x(), b.y())),
                of(
                        "complementary choices",
                        "where(x < y, x, 0) + where(x < y, 0, y)",
                        b -> b.graph()
                                .add(
                                        b.graph().select(condition(b), b.x(), b.number(0)),
                                        b.graph().select(condition(b), b.number(0), b.y()))),
                of(
                        "complementary choices",
                        "where(x < y, 0, x) - where(x < y, y, 0)",
                        b -> b.binary(
                                Binary.SUBTRACT,
                                b.graph().select(condition(b), b.number(0), b.x()),
                                b.graph().select(condition(b), b.y(), b.number(0)))),
                of(
                        "sign of a choice",
                        "where(x < y, -x, 0)",
                        b -> b.graph().select(condition(b), b.unary(Unary.NEGATE, b.x()), b.number(0))),
                of(
                        "sign of a choice",
                        "where(x < y, 0, -s)",
                        b -> b.graph().select(condition(b), b.number(0), b.repeated(b.unary(Unary.NEGATE, b.s())))),
                of("root of 0", "where(|x| == 0, 0, sqrt(|x|))", b -> rootOrZero(b, b.positive())),
                of("stable form", "|x|^2", b -> b.unary(Unary.SQUARE, b.positive())),
                of("stable form", "norm(x)^2", b -> b.unary(Unary.SQUARE, norm(b, b.unary(Unary.SQUARE, b.x())))));
    }

    /** What a careless version of the rule would get wrong. */
    static Stream<Case> staying() {
        return Stream.of(
                of(
                        "like terms",
                        "3 x - x, which is NaN for infinities",
                        b -> b.binary(Binary.SUBTRACT, b.times(b.number(3), b.x()), b.x())),
                of(
                        "multiplication",
                        "(2 s) t, whose left factor may be needed elsewhere",
                        b -> b.times(b.times(b.graph().constant(2), b.s()), b.t())),
                of("like terms", "x + y", b -> b.graph().add(b.x(), b.y())),
                of(
                        "product with quotient",
                        "x (y / u), whose divisor is no scalar",
                        b -> b.times(b.x(), quotient(b, b.y(), b.repeated(b.u())))),
                of("division", "(n - 1) / (n - 1), which may be 0 by 0", b -> {
                    Node size = b.graph().size(Values.N.minus(Dimension.of(1)));
                    return quotient(b, size, size);
                }),
                of(
                        "first coefficient",
                        "coefficients of 1 but for one inside",
                        b -> b.graph()
                                .node(
                                        new Recurrence(1, Recurrence.Direction.FORWARD),
                                        List.of(
                                                b.graph().shift(b.number(1), 1, Recurrence.Direction.BACKWARD),
                                                b.x()))),
                of(
                        "part of what is repeated",
                        "(u in every column)[1:3]",
                        b -> b.graph().slice(b.repeated(b.u()), 1, Dimension.of(1), Dimension.of(2))),
                of("symmetric factor", "(a a) v - (a a)' v", b -> {
                    Node square = b.contract("ij", "jk", "ik", b.a(), b.a());
                    return b.binary(
                            Binary.SUBTRACT,
                            b.contract("ij", "j", "i", square, b.unary(Unary.EXP, b.v())),
                            b.contract("ij", "i", "j", square, b.unary(Unary.EXP, b.v())));
                }),
                of(
                        "order of factors",
                        "a a and a' a",
                        b -> b.graph()
                                .add(
                                        b.contract("ij", "jk", "ik", b.a(), b.a()),
                                        b.contract("ji", "jk", "ik", b.a(), b.a()))),
                of(
                        "sum of a pick",
                        "sum(where(k == range(d), x, 0), d), which picks",
                        b -> b.graph().sum(b.graph().select(picked(b), b.x(), b.number(0)), List.of(1))),
                of(
                        "sum of a pick",
                        "sum(where(k == range(d), s, 0), n), which counts",
                        b -> b.graph().sum(b.graph().select(picked(b), b.repeated(b.s()), b.number(0)), List.of(0))),
                of(
                        "sum of a pick",
                        "sum(where(k == range(d), s, 1), d)",
                        b -> b.graph().sum(b.graph().select(picked(b), b.repeated(b.s()), b.number(1)), List.of(1))),
                of(
                        "condition of a choice",
                        "where(where(x < y, 1, 2) > 0, x, y)",
                        b -> b.graph().select(b.binary(Binary.GREATER, indicator(b, 1, 2), b.number(0)), b.x(), b.y())),
                of(
                        "complementary choices",
                        "where(x < y, x, 0) + where(x < y, y, 0), which keep a condition anyway",
                        b -> b.graph()
                                .add(
                                        b.graph().select(condition(b), b.x(), b.number(0)),
                                        b.graph().select(condition(b), b.y(), b.number(0)))),
                of(
                        "sign of a choice",
                        "where(x < y, -2, 0), whose sign costs nothing",
                        b -> b.graph().select(condition(b), b.number(-2), b.number(0))),
                of(
                        "sign of a choice",
                        "where(x < y, -x, y)",
                        b -> b.graph().select(condition(b), b.unary(Unary.NEGATE, b.x()), b.y())),
                of(
                        "root of 0",
                        "where(x == 0, 1, sqrt(x))",
                        b -> b.graph()
                                .select(
                                        b.binary(Binary.EQUAL, b.positive(), b.number(0)),
                                        b.number(1),
                                        b.unary(Unary.SQRT, b.positive()))),
                of(
                        "stable form",
                        "the square of a root of sum(x), which may be negative",
                        b -> b.unary(Unary.SQUARE, norm(b, b.x()))),
                of(
                        "order of operands",
                        "x - y and y - x",
                        b -> quotient(
                                b, b.binary(Binary.SUBTRACT, b.x(), b.y()), b.binary(Binary.SUBTRACT, b.y(), b.x()))));
    }
}
