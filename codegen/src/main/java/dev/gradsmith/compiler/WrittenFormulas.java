package dev.gradsmith.compiler;

import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.print.Formula.Strength;
import dev.gradsmith.graph.print.MathMl;
import dev.gradsmith.graph.print.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The equations of a model file as its author wrote them, typeset. */
final class WrittenFormulas {
    private WrittenFormulas() {}

    static List<String> of(ModelFile file) {
        List<String> equations = new ArrayList<>();
        file.statements().forEach(statement -> add(equations, statement, Optional.empty()));
        boolean endsInLoop =
                !equations.isEmpty() && equations.get(equations.size() - 1).equals(MathMl.endOfLoop());
        return endsInLoop ? equations.subList(0, equations.size() - 1) : equations;
    }

    /** @param layer the name of the layer around the statement, which is what its {@code apply} is called by */
    private static void add(List<String> equations, Statement statement, Optional<String> layer) {
        if (statement instanceof Statement.Definition definition) {
            equations.add(MathMl.equation(word(definition.name().text()), of(definition.value())));
        }
        if (statement instanceof Statement.Metric metric) {
            equations.add(MathMl.equation(word(metric.name().text()), of(metric.value())));
        }
        if (statement instanceof Statement.Minimize minimize && !(minimize.objective() instanceof Expr.Name)) {
            equations.add(MathMl.equation(word("loss"), of(minimize.objective())));
        }
        if (statement instanceof Statement.Fun function) {
            List<Notation> parameters = function.parameters().stream()
                    .map(Identifier::text)
                    .map(WrittenFormulas::word)
                    .toList();
            String name = layer.orElse(function.name().text());
            equations.add(MathMl.equation(new Notation.Call(name, parameters), of(function.value())));
        }
        if (statement instanceof Statement.Layer inner) {
            inner.body()
                    .forEach(part ->
                            add(equations, part, Optional.of(inner.name().text())));
        }
        if (statement instanceof Statement.For loop) {
            equations.add(MathMl.loop(word(loop.variable().text()), of(loop.from()), of(loop.to())));
            loop.body().forEach(part -> add(equations, part, layer));
            equations.add(MathMl.endOfLoop());
        }
    }

    private static Notation of(Expr expression) {
        if (expression instanceof Expr.Literal literal) {
            return word(literal.text());
        }
        if (expression instanceof Expr.Prefix prefix) {
            return new Notation.Prefix(prefix.operator() == Expr.PrefixOperator.NOT ? "!" : "-", of(prefix.operand()));
        }
        if (expression instanceof Expr.Infix infix) {
            return infix(infix.operator(), of(infix.left()), of(infix.right()));
        }
        if (expression instanceof Expr.Transpose transpose) {
            return new Notation.Transpose(of(transpose.operand()));
        }
        if (expression instanceof Expr.Call call) {
            List<Notation> arguments =
                    call.arguments().stream().map(WrittenFormulas::argument).toList();
            return new Notation.Call(name(call.callee()), arguments);
        }
        if (expression instanceof Expr.Index index) {
            List<Notation> subscripts =
                    index.subscripts().stream().map(WrittenFormulas::subscript).toList();
            return new Notation.Index(of(index.operand()), subscripts);
        }
        if (expression instanceof Expr.ListOf list) {
            return new Notation.Index(
                    word(""), list.elements().stream().map(WrittenFormulas::of).toList());
        }
        return word(name(expression));
    }

    /** A name, or a layer's member: {@code hidden.W}. */
    private static String name(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return name.name();
        }
        return expression instanceof Expr.Member member
                ? name(member.owner()) + "." + member.member().text()
                : "…";
    }

    private static Notation argument(Expr.Argument argument) {
        Notation value = of(argument.value());
        return argument.name()
                .<Notation>map(
                        name -> new Notation.Infix("=", word(name.text()), value, Strength.COMPARISON, Strength.SUM))
                .orElse(value);
    }

    private static Notation subscript(Expr.Subscript subscript) {
        if (subscript instanceof Expr.Subscript.At at) {
            return of(at.index());
        }
        Expr.Subscript.Slice slice = (Expr.Subscript.Slice) subscript;
        Notation from = slice.from().map(WrittenFormulas::of).orElse(word(""));
        Notation to = slice.to().map(WrittenFormulas::of).orElse(word(""));
        return new Notation.Infix(":", from, to, Strength.SUM, Strength.SUM);
    }

    private static Notation infix(Expr.InfixOperator operator, Notation left, Notation right) {
        return switch (operator) {
            case POWER -> new Notation.Power(left, right);
            case QUOTIENT -> new Notation.Fraction(left, right);
            case PRODUCT -> Notation.product(left, right);
            case ELEMENTWISE_PRODUCT -> joined(operator, left, right, Strength.ELEMENTWISE, Strength.ELEMENTWISE);
            case SUM -> joined(operator, left, right, Strength.SUM, Strength.SUM);
            case DIFFERENCE -> joined(operator, left, right, Strength.SUM, Strength.QUOTIENT);
            case AND, OR -> joined(operator, left, right, Strength.LOGIC, Strength.LOGIC);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
                joined(operator, left, right, Strength.COMPARISON, Strength.SUM);
        };
    }

    private static Notation joined(
            Expr.InfixOperator operator, Notation left, Notation right, Strength own, Strength ofRight) {
        return new Notation.Infix(operator.symbol(), left, right, own, ofRight);
    }

    private static Notation word(String text) {
        return new Notation.Word(text, Strength.ATOM);
    }
}
