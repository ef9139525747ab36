package dev.gradsmith.dsl.parse;

import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints syntax trees with every grouping shown: {@code (+ a (* b c))}. */
final class SyntaxPrinter {
    private SyntaxPrinter() {}

    static String print(Statement statement) {
        if (statement instanceof Statement.Precision precision) {
            return "(precision " + precision.precision().text() + ")";
        }
        if (statement instanceof Statement.Dim dim) {
            return "(dim " + dim.name().text() + " " + print(dim.size()) + ")";
        }
        if (statement instanceof Statement.Input input) {
            return "(input " + variable(input.variable(), input.index()) + ")";
        }
        if (statement instanceof Statement.Target target) {
            return "(target " + variable(target.variable(), target.index()) + ")";
        }
        if (statement instanceof Statement.Param param) {
            return "(param " + variable(param.variable(), param.initializer()) + ")";
        }
        if (statement instanceof Statement.Hyper hyper) {
            return "(hyper " + hyper.name().text() + " " + print(hyper.defaultValue()) + ")";
        }
        if (statement instanceof Statement.Definition definition) {
            return "(= " + definition.name().text() + " " + print(definition.value()) + ")";
        }
        if (statement instanceof Statement.Metric metric) {
            return "(metric " + metric.name().text() + " " + print(metric.value()) + ")";
        }
        return printRare(statement);
    }

    private static String printRare(Statement statement) {
        if (statement instanceof Statement.Minimize minimize) {
            String rule = minimize.rule()
                    .map(with -> " (" + with.name().text() + arguments(with.options()) + ")")
                    .orElse("");
            return "(minimize " + print(minimize.objective()) + rule + ")";
        }
        if (statement instanceof Statement.Output output) {
            return "(output" + names(output.names()) + ")";
        }
        if (statement instanceof Statement.Import file) {
            return "(import " + file.path() + ")";
        }
        if (statement instanceof Statement.Fun fun) {
            return "(fun " + fun.name().text() + " (" + names(fun.parameters()).strip() + ") " + print(fun.value())
                    + ")";
        }
        if (statement instanceof Statement.Layer layer) {
            return "(layer " + layer.name().text() + " ("
                    + names(layer.parameters()).strip() + ")" + body(layer.body()) + ")";
        }
        Statement.For loop = (Statement.For) statement;
        return "(for " + loop.variable().text() + " " + print(loop.from()) + " " + print(loop.to()) + body(loop.body())
                + ")";
    }

    static String print(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal.text();
        }
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        if (expr instanceof Expr.Prefix prefix) {
            return (prefix.operator() == Expr.PrefixOperator.MINUS ? "(- " : "(! ") + print(prefix.operand()) + ")";
        }
        if (expr instanceof Expr.Infix infix) {
            return "(" + infix.operator().symbol() + " " + print(infix.left()) + " " + print(infix.right()) + ")";
        }
        if (expr instanceof Expr.Transpose transpose) {
            return "(' " + print(transpose.operand()) + ")";
        }
        if (expr instanceof Expr.Member member) {
            return "(. " + print(member.owner()) + " " + member.member().text() + ")";
        }
        if (expr instanceof Expr.Call call) {
            return "(call " + print(call.callee()) + arguments(call.arguments()) + ")";
        }
        if (expr instanceof Expr.Index index) {
            return "(at " + print(index.operand())
                    + index.subscripts().stream()
                            .map(subscript -> " " + print(subscript))
                            .collect(Collectors.joining())
                    + ")";
        }
        return "(list" + all(((Expr.ListOf) expr).elements()) + ")";
    }

    private static String print(Expr.Subscript subscript) {
        if (subscript instanceof Expr.Subscript.At at) {
            return print(at.index());
        }
        Expr.Subscript.Slice slice = (Expr.Subscript.Slice) subscript;
        return slice.from().map(SyntaxPrinter::print).orElse("") + ":"
                + slice.to().map(SyntaxPrinter::print).orElse("");
    }

    private static String variable(Statement.Shaped variable, Optional<Expr> type) {
        return variable.name().text() + " (" + all(variable.shape()).strip() + ")"
                + type.map(expr -> " " + print(expr)).orElse("");
    }

    private static String all(List<Expr> exprs) {
        return exprs.stream().map(expr -> " " + print(expr)).collect(Collectors.joining());
    }

    private static String names(List<Identifier> names) {
        return names.stream().map(name -> " " + name.text()).collect(Collectors.joining());
    }

    private static String arguments(List<Expr.Argument> arguments) {
        return arguments.stream()
                .map(argument ->
                        " " + argument.name().map(name -> name.text() + "=").orElse("") + print(argument.value()))
                .collect(Collectors.joining());
    }

    private static String body(List<Statement> body) {
        return body.stream().map(statement -> " " + print(statement)).collect(Collectors.joining());
    }
}
