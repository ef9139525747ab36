package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the bodies of functions and layers where they are declared: what is wrong with them for any arguments. */
final class Bodies {
    private final ExpressionChecker expressions;
    private final Identifier self;
    private final Set<String> known;
    private boolean broken;

    private Bodies(ExpressionChecker expressions, Identifier self, List<Identifier> parameters) {
        this.expressions = expressions;
        this.self = self;
        this.known = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Identifier parameter : parameters) {
            if (!seen.add(parameter.text())) {
                sink().report(DeclarationErrors.repeatedParameter(parameter));
            }
        }
        known.addAll(seen);
    }

    /** Whether calls of the function can be checked. */
    static boolean check(Statement.Fun function, ExpressionChecker expressions) {
        Bodies bodies = new Bodies(expressions, function.name(), function.parameters());
        bodies.names(function.value());
        return !bodies.broken;
    }

    /** Whether instances of the layer can be checked. */
    static boolean check(Statement.Layer layer, ExpressionChecker expressions) {
        Bodies bodies = new Bodies(expressions, layer.name(), layer.parameters());
        boolean defines = false;
        for (Statement statement : layer.body()) {
            bodies.member(statement);
            defines |= statement instanceof Statement.Fun;
        }
        if (!defines && layer.unreadable() == 0) {
            expressions.sink().report(DeclarationErrors.layerWithoutFunction(layer.name()));
        }
        return defines && !bodies.broken;
    }

    private void member(Statement statement) {
        if (statement instanceof Statement.Fun method) {
            Bodies inner = new Bodies(expressions, method.name(), method.parameters());
            inner.known.addAll(known);
            inner.names(method.value());
            broken |= inner.broken;
            known.add(method.name().text());
        } else if (statement instanceof Statement.Definition definition) {
            names(definition.value());
            known.add(definition.name().text());
        } else if (statement instanceof Statement.Param param) {
            known.add(param.variable().name().text());
        } else {
            sink().report(DeclarationErrors.notInLayer(statement.span()));
            DeclarationChecker.nameOf(statement).ifPresent(name -> known.add(name.text()));
            broken = true;
        }
    }

    private DiagnosticSink sink() {
        return expressions.sink();
    }

    private void names(Expr expression) {
        if (expression instanceof Expr.Name name) {
            if (!isKnown(name.name())) {
                broken = true;
                expressions.check(name);
            }
        } else if (expression instanceof Expr.Member member) {
            names(member.owner());
        } else if (expression instanceof Expr.Prefix prefix) {
            names(prefix.operand());
        } else if (expression instanceof Expr.Infix infix) {
            names(infix.left());
            names(infix.right());
        } else if (expression instanceof Expr.Transpose transpose) {
            names(transpose.operand());
        } else if (expression instanceof Expr.ListOf list) {
            list.elements().forEach(this::names);
        } else if (expression instanceof Expr.Call call) {
            callee(call.callee());
            call.arguments().forEach(argument -> names(argument.value()));
        } else if (expression instanceof Expr.Index index) {
            names(index.operand());
            index.subscripts().forEach(this::names);
        }
    }

    private void names(Expr.Subscript subscript) {
        if (subscript instanceof Expr.Subscript.At at) {
            names(at.index());
        } else if (subscript instanceof Expr.Subscript.Slice slice) {
            slice.from().ifPresent(this::names);
            slice.to().ifPresent(this::names);
        }
    }

    private void callee(Expr callee) {
        if (!(callee instanceof Expr.Name name)) {
            names(callee);
            return;
        }
        boolean found = isKnown(name.name())
                || Functions.isFunction(name.name())
                || StandardLibrary.find(name.name()).isPresent();
        if (name.name().equals(self.text()) && !known.contains(self.text())) {
            broken = true;
            sink().report(NameErrors.recursive(self, name.span()));
        } else if (!found) {
            broken = true;
            expressions.reportUnknownFunction(name);
        }
    }

    private boolean isKnown(String name) {
        return known.contains(name) || expressions.scope().find(name).isPresent();
    }
}
