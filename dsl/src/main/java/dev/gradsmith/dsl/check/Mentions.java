package dev.gradsmith.dsl.check;

import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that a piece of text speaks of, whatever they mean. Those of a function's or layer's own parameters are not among them. */
final class Mentions {
    private final Set<String> names = new HashSet<>();

    private Mentions() {}

    static Set<String> of(Expr expression) {
        Mentions mentions = new Mentions();
        mentions.add(expression);
        return mentions.names;
    }

    static Set<String> of(Statement statement) {
        Mentions mentions = new Mentions();
        mentions.add(statement);
        return mentions.names;
    }

    private void add(Statement statement) {
        if (statement instanceof Statement.Definition definition) {
            add(definition.value());
        } else if (statement instanceof Statement.Metric metric) {
            add(metric.value());
        } else if (statement instanceof Statement.Fun function) {
            addWithout(function.parameters(), of(function.value()));
        } else if (statement instanceof Statement.Layer layer) {
            Mentions body = new Mentions();
            layer.body().forEach(body::add);
            addWithout(layer.parameters(), body.names);
        } else if (statement instanceof Statement.For loop) {
            add(loop.from());
            add(loop.to());
            loop.body().forEach(this::add);
        } else if (statement instanceof Statement.Minimize minimize) {
            add(minimize.objective());
            minimize.rule().ifPresent(rule -> addArguments(rule.options()));
        } else if (statement instanceof Statement.Output output) {
            output.names().forEach(name -> names.add(name.text()));
        } else {
            addDeclaration(statement);
        }
    }

    private void addDeclaration(Statement statement) {
        if (statement instanceof Statement.Dim dim) {
            add(dim.size());
        } else if (statement instanceof Statement.Hyper hyper) {
            add(hyper.defaultValue());
        } else if (statement instanceof Statement.Input input) {
            addAll(input.variable().shape());
            input.index().ifPresent(this::add);
        } else if (statement instanceof Statement.Target target) {
            addAll(target.variable().shape());
            target.index().ifPresent(this::add);
        } else if (statement instanceof Statement.Param param) {
            addAll(param.variable().shape());
            param.initializer().ifPresent(this::add);
        }
    }

    private void addWithout(List<Identifier> parameters, Set<String> mentioned) {
        List<String> own = parameters.stream().map(Identifier::text).toList();
        mentioned.stream().filter(name -> !own.contains(name)).forEach(names::add);
    }

    private void addAll(Collection<? extends Expr> expressions) {
        expressions.forEach(this::add);
    }

    private void addArguments(List<Expr.Argument> arguments) {
        arguments.forEach(argument -> add(argument.value()));
    }

    private void add(Expr expression) {
        if (expression instanceof Expr.Name name) {
            names.add(name.name());
        } else if (expression instanceof Expr.Member member) {
            add(member.owner());
        } else if (expression instanceof Expr.Prefix prefix) {
            add(prefix.operand());
        } else if (expression instanceof Expr.Infix infix) {
            add(infix.left());
            add(infix.right());
        } else if (expression instanceof Expr.Transpose transpose) {
            add(transpose.operand());
        } else if (expression instanceof Expr.Call call) {
            add(call.callee());
            addArguments(call.arguments());
        } else if (expression instanceof Expr.Index index) {
            add(index.operand());
            index.subscripts().forEach(this::add);
        } else if (expression instanceof Expr.ListOf list) {
            addAll(list.elements());
        }
    }

    private void add(Expr.Subscript subscript) {
        if (subscript instanceof Expr.Subscript.At at) {
            add(at.index());
        } else if (subscript instanceof Expr.Subscript.Slice slice) {
            slice.from().ifPresent(this::add);
            slice.to().ifPresent(this::add);
        }
    }
}
