package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** For every rule, what it must rewrite and what looks alike but must stay. */
final class RewriteCases {
    /** @param node built over the variables of {@link Values} */
    record Case(String rule, String formula, Function<Values, Node> node) {
        @Override
        public String toString() {
            return rule + ": " + formula;
        }
    }

    private RewriteCases() {}

    private static Case of(String rule, String formula, Function<Values, Node> node) {
        return new Case(rule, formula, node);
    }

    static Stream<Case> firing() {
        return Stream.of(arithmetic(), forms(), structure(), products()).flatMap(Function.identity());
    }

    private static Stream<Case> arithmetic() {
        return Stream.of(
                of(
                        "fold constants",
                        "2 + 3",
                        b -> b.graph().add(b.graph().constant(2), b.graph().constant(3))),
                of("addition", "x + 0", b -> b.graph().add(b.x(), b.number(0))),
                of("addition", "x + -y", b -> b.graph().add(b.x(), b.unary(Unary.NEGATE, b.y()))),
                of("addition", "x + -2 y", b -> b.graph().add(b.x(), b.times(b.number(-2), b.y()))),
                of("addition", "-2 x + y", b -> b.graph().add(b.times(b.number(-2), b.x()), b.y())),
                of("addition", "x + -2", b -> b.graph().add(b.x(), b.number(-2))),
                of("subtraction", "x - -2 y", b -> b.binary(Binary.SUBTRACT, b.x(), b.times(b.number(-2), b.y()))),
                of("subtraction", "x - 0", b -> b.binary(Binary.SUBTRACT, b.x(), b.number(0))),
                of("subtraction", "0 - x", b -> b.binary(Binary.SUBTRACT, b.number(0), b.x())),
                of("subtraction", "x - -y", b -> b.binary(Binary.SUBTRACT, b.x(), b.unary(Unary.NEGATE, b.y()))),
                of("multiplication", "1 x", b -> b.times(b.number(1), b.x())),
                of("multiplication", "-1 x", b -> b.times(b.number(-1), b.x())),
                of("multiplication", "x x", b -> b.times(b.x(), b.x())),
                of("multiplication", "-x y", b -> b.times(b.unary(Unary.NEGATE, b.x()), b.y())),
                of("multiplication", "x 2", b -> b.times(b.x(), b.number(2))),
                of("multiplication", "x (s y)", b -> b.times(b.x(), b.times(b.repeated(b.s()), b.y()))),
                of("multiplication", "s (t x)", b -> b.times(b.repeated(b.s()), b.times(b.repeated(b.t()), b.x()))),
                of("common factor", "s x + s y", b -> b.graph().add(b.scaled(b.s(), b.x()), b.scaled(b.s(), b.y()))),
                of(
                        "common factor",
                        "s x - s y",
                        b -> b.binary(Binary.SUBTRACT, b.scaled(b.s(), b.x()), b.scaled(b.s(), b.y()))),
                of(
                        "common factor",
                        "-(s x) + s y",
                        b -> b.graph().add(b.unary(Unary.NEGATE, b.scaled(b.s(), b.x())), b.scaled(b.s(), b.y()))),
                of(
                        "common factor",
                        "-2 x + 2 y",
                        b -> b.graph().add(b.times(b.number(-2), b.x()), b.times(b.number(2), b.y()))),
                of(
                        "common factor",
                        "-2 x - 2 y",
                        b -> b.binary(Binary.SUBTRACT, b.times(b.number(-2), b.x()), b.times(b.number(2), b.y()))),
                of(
                        "common factor",
                        "2 s + 2 t",
                        b -> b.graph()
                                .add(
                                        b.times(b.graph().constant(2), b.s()),
                                        b.times(b.graph().constant(2), b.t()))),
                of("division", "x / 1", b -> b.binary(Binary.DIVIDE, b.x(), b.number(1))),
                of("division", "-x / y", b -> b.binary(Binary.DIVIDE, b.unary(Unary.NEGATE, b.x()), b.y())),
                of(
                        "product with quotient",
                        "x (1 / y)",
                        b -> b.times(b.x(), b.binary(Binary.DIVIDE, b.number(1), b.y()))),
                of(
                        "product with quotient",
                        "2 (3 / x)",
                        b -> b.times(b.number(2), b.binary(Binary.DIVIDE, b.number(3), b.x()))),
                of(
                        "product with quotient",
                        "x (3 / y)",
                        b -> b.times(b.x(), b.binary(Binary.DIVIDE, b.number(3), b.y()))),
                of(
                        "product with quotient",
                        "s (3 / t)",
                        b -> b.times(b.s(), b.binary(Binary.DIVIDE, b.graph().constant(3), b.t()))),
                of(
                        "multiplication",
                        "s (2 t)",
                        b -> b.times(b.s(), b.times(b.graph().constant(2), b.t()))),
                of("power", "x^2", b -> b.binary(Binary.POWER, b.x(), b.number(2))),
                of("power", "x^1", b -> b.binary(Binary.POWER, b.x(), b.number(1))),
                of("power", "x^0", b -> b.binary(Binary.POWER, b.x(), b.number(0))),
                of("power", "x^-1", b -> b.binary(Binary.POWER, b.x(), b.number(-1))),
                of("negation", "--x", b -> b.unary(Unary.NEGATE, b.unary(Unary.NEGATE, b.x()))),
                of("negation", "-(x - y)", b -> b.unary(Unary.NEGATE, b.binary(Binary.SUBTRACT, b.x(), b.y()))),
                of("negation", "-(2 x)", b -> b.unary(Unary.NEGATE, b.times(b.number(2), b.x()))),
                of(
                        "decided choice",
                        "where(x < y, x, x)",
                        b -> b.graph().select(b.binary(Binary.LESS, b.x(), b.y()), b.x(), b.x())),
                of(
                        "decided choice",
                        "where(1 < 2, x, y)",
                        b -> b.graph().select(b.binary(Binary.LESS, b.number(1), b.number(2)), b.x(), b.y())));
    }

    private static Stream<Case> forms() {
        return Stream.of(
                of(
                        "stable form",
                        "log(1 + exp(x))",
                        b -> b.unary(Unary.LOG, b.graph().add(b.number(1), b.unary(Unary.EXP, b.x())))),
                of("stable form", "log1p(exp(x))", b -> b.unary(Unary.LOG1P, b.unary(Unary.EXP, b.x()))),
                of("stable form", "log(sigmoid(x))", b -> b.unary(Unary.LOG, b.unary(Unary.SIGMOID, b.x()))),
                of("stable form", "log(exp(x))", b -> b.unary(Unary.LOG, b.unary(Unary.EXP, b.x()))),
                of(
                        "stable form",
                        "log(1 + |x|)",
                        b -> b.unary(Unary.LOG, b.graph().add(b.number(1), b.positive()))),
                of(
                        "stable form",
                        "log(|x| + 1)",
                        b -> b.unary(Unary.LOG, b.graph().add(b.positive(), b.number(1)))),
                of("stable form", "exp(x) - 1", b -> b.binary(Binary.SUBTRACT, b.unary(Unary.EXP, b.x()), b.number(1))),
                of("stable form", "1 - exp(x)", b -> b.binary(Binary.SUBTRACT, b.number(1), b.unary(Unary.EXP, b.x()))),
                of(
                        "stable form",
                        "log(1 - sigmoid(x))",
                        b -> b.unary(Unary.LOG, b.binary(Binary.SUBTRACT, b.number(1), b.unary(Unary.SIGMOID, b.x())))),
                of(
                        "stable form",
                        "log(sum(exp(x), d))",
                        b -> b.unary(Unary.LOG, b.graph().sum(b.unary(Unary.EXP, b.x()), List.of(1)))),
                of(
                        "stable form",
                        "log(sum(exp(x)))",
                        b -> b.unary(Unary.LOG, b.graph().sum(b.unary(Unary.EXP, b.x())))),
                of(
                        "stable form",
                        "exp(x) / sum(exp(x), d), a softmax",
                        b -> b.shareOfExponentials(List.of(1), List.of(0))),
                of("stable form", "sqrt(x^2)", b -> b.unary(Unary.SQRT, b.unary(Unary.SQUARE, b.x()))),
                of(
                        "stable form",
                        "log(exp(x) / exp(y)), as of a softmax",
                        b -> b.unary(
                                Unary.LOG,
                                b.binary(Binary.DIVIDE, b.unary(Unary.EXP, b.x()), b.unary(Unary.EXP, b.y())))),
                of(
                        "stable form",
                        "1 / (1 + exp(x))",
                        b -> b.binary(
                                Binary.DIVIDE, b.number(1), b.graph().add(b.number(1), b.unary(Unary.EXP, b.x())))));
    }

    private static Stream<Case> structure() {
        return Stream.of(
                of(
                        "compute repeated scalars once",
                        "exp(s) in every element",
                        b -> b.unary(Unary.EXP, b.repeated(b.s()))),
                of(
                        "sign of what is repeated",
                        "-v to [n, d]",
                        b -> b.graph().broadcast(b.unary(Unary.NEGATE, b.v()), Values.MATRIX, List.of(1))),
                of(
                        "merge repetitions",
                        "s to [d] to [n, d]",
                        b -> b.graph()
                                .broadcast(b.graph().broadcast(b.s(), List.of(Values.D)), Values.MATRIX, List.of(1))),
                of("merge transpositions", "x''", b -> b.transpose(b.transpose(b.x()))),
                of("merge transpositions", "s in every element, transposed", b -> b.transpose(b.repeated(b.s()))),
                of(
                        "rearranged condition",
                        "where((x < y)', x', y')",
                        b -> b.graph()
                                .select(
                                        b.transpose(b.binary(Binary.LESS, b.x(), b.y())),
                                        b.transpose(b.x()),
                                        b.transpose(b.y()))),
                of(
                        "merge reductions",
                        "sum(sum(x, n))",
                        b -> b.graph().sum(b.graph().sum(b.x(), List.of(0)))),
                of(
                        "merge reductions",
                        "max(max(x, d))",
                        b -> b.graph()
                                .reduce(
                                        Reduce.Kind.MAX,
                                        b.graph().reduce(Reduce.Kind.MAX, b.x(), List.of(1)),
                                        List.of(0))),
                of(
                        "sum of what is repeated",
                        "sum(v to [n, d], n)",
                        b -> b.graph().sum(b.repeated(b.v()), List.of(0))),
                of("sum of what is repeated", "sum(u to [n, d])", b -> b.graph().sum(b.repeated(b.u()))));
    }

    private static Stream<Case> products() {
        return Stream.of(
                of("lift factor of sum", "sum(s x)", b -> b.graph().sum(b.times(b.repeated(b.s()), b.x()))),
                of("lift factor of sum", "sum(-x, d)", b -> b.graph().sum(b.unary(Unary.NEGATE, b.x()), List.of(1))),
                of(
                        "lift factor of sum",
                        "sum(x / s)",
                        b -> b.graph().sum(b.binary(Binary.DIVIDE, b.x(), b.repeated(b.s())))),
                of(
                        "lift factor of product",
                        "(s x) v",
                        b -> b.contract("ij", "j", "i", b.times(b.repeated(b.s()), b.x()), b.v())),
                of(
                        "lift factor of product",
                        "x (-v)",
                        b -> b.contract("ij", "j", "i", b.x(), b.unary(Unary.NEGATE, b.v()))),
                of(
                        "sum of products to product",
                        "sum(x .* u, n)",
                        b -> b.graph().sum(b.times(b.x(), b.repeated(b.u())), List.of(0))),
                of("absorb transpose", "x' u", b -> b.contract("ij", "j", "i", b.transpose(b.x()), b.u())),
                of("absorb transpose", "x a'", b -> b.contract("ij", "jk", "ik", b.x(), b.transpose(b.a()))),
                of("transpose of product", "(x a)'", b -> b.transpose(b.contract("ij", "jk", "ik", b.x(), b.a()))),
                of(
                        "product with repeated scalar to sum",
                        "x (s in every element)",
                        b -> b.contract("ij", "j", "i", b.x(), b.graph().broadcast(b.s(), List.of(Values.D)))),
                of(
                        "product with unit matrix",
                        "x I",
                        b -> b.contract("ij", "jk", "ik", b.x(), b.graph().identity(Values.D))),
                of(
                        "product with unit matrix",
                        "(I' a)', of which a transpose is left",
                        b -> b.contract("ji", "jk", "ki", b.graph().identity(Values.D), b.a())));
    }

    /** What a careless version of the rule would get wrong. */
    static Stream<Case> staying() {
        return Stream.of(
                of("addition", "x + 1", b -> b.graph().add(b.x(), b.number(1))),
                of("subtraction", "x - x, which is NaN for infinities", b -> b.binary(Binary.SUBTRACT, b.x(), b.x())),
                of("multiplication", "0 x, which is NaN for infinities", b -> b.times(b.number(0), b.x())),
                of("multiplication", "x y", b -> b.times(b.x(), b.y())),
                of(
                        "multiplication",
                        "1e30 (1e30 x), whose factors have no product in float",
                        b -> b.times(b.number(1e30), b.times(b.number(1e30), b.x()))),
                of(
                        "multiplication",
                        "1e-30 (1e-30 x), whose factors have no product in float",
                        b -> b.times(b.number(1e-30), b.times(b.number(1e-30), b.x()))),
                of("common factor", "s x + t y", b -> b.graph().add(b.scaled(b.s(), b.x()), b.scaled(b.t(), b.y()))),
                of(
                        "common factor",
                        "x .* x + x .* y, where nothing is saved by repetition",
                        b -> b.graph().add(b.times(b.a(), b.a()), b.times(b.a(), b.transpose(b.a())))),
                of(
                        "common factor",
                        "2 x + 3 y",
                        b -> b.graph().add(b.times(b.number(2), b.x()), b.times(b.number(3), b.y()))),
                of(
                        "product with quotient",
                        "x (3 / s), where one division serves all",
                        b -> b.times(b.x(), b.binary(Binary.DIVIDE, b.number(3), b.repeated(b.s())))),
                of(
                        "product with quotient",
                        "1e30 (1e30 / x), whose factors have no product in float",
                        b -> b.times(b.number(1e30), b.binary(Binary.DIVIDE, b.number(1e30), b.x()))),
                of("division", "x / x, which is NaN at 0", b -> b.binary(Binary.DIVIDE, b.x(), b.x())),
                of("power", "x^0.5, whose root of -0 differs", b -> b.binary(Binary.POWER, b.x(), b.number(0.5))),
                of("power", "x^3", b -> b.binary(Binary.POWER, b.x(), b.number(3))),
                of("negation", "-(x y)", b -> b.unary(Unary.NEGATE, b.times(b.x(), b.y()))),
                of(
                        "decided choice",
                        "where(x < y, x, y)",
                        b -> b.graph().select(b.binary(Binary.LESS, b.x(), b.y()), b.x(), b.y())),
                of(
                        "stable form",
                        "exp(log(x)), which is NaN below 0",
                        b -> b.unary(Unary.EXP, b.unary(Unary.LOG, b.x()))),
                of(
                        "stable form",
                        "sqrt(x)^2, which is NaN below 0",
                        b -> b.unary(Unary.SQUARE, b.unary(Unary.SQRT, b.x()))),
                of(
                        "stable form",
                        "log(2 + exp(x))",
                        b -> b.unary(Unary.LOG, b.graph().add(b.number(2), b.unary(Unary.EXP, b.x())))),
                of(
                        "stable form",
                        "log(2 + |x|)",
                        b -> b.unary(Unary.LOG, b.graph().add(b.number(2), b.positive()))),
                of("stable form", "exp(x) - 2", b -> b.binary(Binary.SUBTRACT, b.unary(Unary.EXP, b.x()), b.number(2))),
                of(
                        "stable form",
                        "log(sum(exp(x - max(x)))), whose largest is taken out by hand",
                        b -> b.unary(
                                Unary.LOG,
                                b.graph()
                                        .sum(b.unary(
                                                Unary.EXP,
                                                b.binary(
                                                        Binary.SUBTRACT,
                                                        b.x(),
                                                        b.graph()
                                                                .broadcast(
                                                                        b.graph()
                                                                                .reduce(
                                                                                        Reduce.Kind.MAX,
                                                                                        b.x(),
                                                                                        List.of(0, 1)),
                                                                        Values.MATRIX)))))),
                of(
                        "stable form",
                        "a quotient of exponentials and sums over another axis",
                        b -> b.shareOfExponentials(List.of(0), List.of(0))),
                of(
                        "sign of what is repeated",
                        "-s to [n, d]",
                        b -> b.graph().broadcast(b.unary(Unary.NEGATE, b.s()), Values.MATRIX)),
                of(
                        "compute repeated scalars once",
                        "s to [n, d] plus x",
                        b -> b.graph().add(b.repeated(b.s()), b.x())),
                of(
                        "merge reductions",
                        "max(sum(x, d))",
                        b -> b.graph().reduce(Reduce.Kind.MAX, b.graph().sum(b.x(), List.of(1)), List.of(0))),
                of(
                        "sum of what is repeated",
                        "max(v to [n, d], d)",
                        b -> b.graph().reduce(Reduce.Kind.MAX, b.repeated(b.v()), List.of(1))),
                of(
                        "lift factor of sum",
                        "max(s x), whose sign matters",
                        b -> b.graph().reduce(Reduce.Kind.MAX, b.times(b.repeated(b.s()), b.x()), List.of(0, 1))),
                of(
                        "sum of products to product",
                        "sum(x .* y), which one loop does",
                        b -> b.graph().sum(b.times(b.x(), b.y()))),
                of("product with repeated scalar to sum", "x v", b -> b.contract("ij", "j", "i", b.x(), b.v())),
                of(
                        "product with unit matrix",
                        "a .* I, sum, which takes the diagonal",
                        b -> b.contract("ij", "ij", "", b.a(), b.graph().identity(Values.D))),
                of(
                        "product with unit matrix",
                        "v on the diagonal",
                        b -> b.contract("i", "ij", "ij", b.v(), b.graph().identity(Values.D))));
    }
}
