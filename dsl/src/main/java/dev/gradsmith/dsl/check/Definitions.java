package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the statements that give names to values, functions and layers, in one scope: of a file, of an instance or of a loop. */
final class Definitions {
    private final ExpressionChecker expressions;
    private final String path;
    private final Optional<SourceSpan> place;
    private final Symbol.Origin origin;
    private final List<Definition> values = new ArrayList<>();

    /** Of a file. */
    Definitions(ExpressionChecker expressions) {
        this(expressions, "", Symbol.Origin.MODEL, Optional.empty());
    }

    /**
     * @param path the names of the instances that hold what is defined, each followed by a dot
     * @param place where the outermost of them is made
     */
    Definitions(ExpressionChecker expressions, String path, Symbol.Origin origin, Optional<SourceSpan> place) {
        this.place = place;
        this.expressions = expressions;
        this.path = path;
        this.origin = origin;
    }

    ExpressionChecker expressions() {
        return expressions;
    }

    /** The named values, in the order of the file. */
    List<Definition> values() {
        return values;
    }

    /** Whether the statement is of this kind; its mistakes are reported. */
    boolean check(Statement statement) {
        if (statement instanceof Statement.Definition definition) {
            define(definition);
        } else if (statement instanceof Statement.Fun function) {
            function(function);
        } else if (statement instanceof Statement.Layer layer) {
            layer(layer);
        } else if (statement instanceof Statement.For loop) {
            new Loops(this).check(loop);
        } else {
            return false;
        }
        return true;
    }

    private void define(Statement.Definition definition) {
        Optional<Symbol.Layer> layer = layerOf(definition.value());
        if (layer.isPresent()) {
            Identifier name = definition.name();
            Optional<Symbol.Instance> instance =
                    new Instances(expressions, path, place).make(layer.get(), (Expr.Call) definition.value(), name);
            scope().declare(name, instance.<Symbol>map(made -> made).orElseGet(() -> new Symbol.Broken(name.span())));
            return;
        }
        Optional<Node> value = expressions.check(definition.value());
        if (scope().declare(definition.name(), value)) {
            value.ifPresent(node -> add(definition, node));
        }
    }

    private void add(Statement.Definition definition, Node node) {
        values.add(
                new Definition(definition.name().text(), node, definition.name().span(), definition.documentation()));
    }

    /** A value that a loop has carried on: the definition of that name has the last value. */
    void carry(String name, Node last) {
        for (int i = 0; i < values.size(); i++) {
            Definition earlier = values.get(i);
            if (earlier.name().equals(name)) {
                values.set(i, new Definition(name, last, earlier.span(), earlier.documentation()));
            }
        }
    }

    /** Whether {@code name} is a value defined here, or where this continues a loop's surroundings. */
    boolean defines(String name) {
        return values.stream().anyMatch(value -> value.name().equals(name));
    }

    /** The same definitions seen from inside a loop. */
    Definitions in(ExpressionChecker inside) {
        Definitions inner = new Definitions(inside, path, origin, place);
        inner.values.addAll(values);
        for (String name : inside.scope().members()) {
            inside.scope()
                    .member(name)
                    .filter(Symbol.Value.class::isInstance)
                    .map(Symbol.Value.class::cast)
                    .filter(value -> !inner.defines(name))
                    .ifPresent(value ->
                            inner.values.add(new Definition(name, value.node(), value.span(), Optional.empty())));
        }
        return inner;
    }

    private Scope scope() {
        return expressions.scope();
    }

    /** The layer of which an expression makes an instance. */
    private Optional<Symbol.Layer> layerOf(Expr value) {
        if (!(value instanceof Expr.Call call) || !(call.callee() instanceof Expr.Name name)) {
            return Optional.empty();
        }
        Optional<Symbol> callee = scope().find(name.name());
        boolean builtIn = callee.isEmpty() && Functions.isFunction(name.name());
        if (callee.isEmpty() && !builtIn) {
            callee = StandardLibrary.find(name.name());
        }
        return callee.filter(Symbol.Layer.class::isInstance).map(Symbol.Layer.class::cast);
    }

    private void function(Statement.Fun function) {
        boolean sound = Bodies.check(function, expressions) & isFree(function.name());
        Symbol.Function symbol = new Symbol.Function(function, scope().inner(expressions.sink()), origin);
        scope().declare(function.name(), sound ? symbol : new Symbol.Broken(symbol.span()));
    }

    private void layer(Statement.Layer layer) {
        // What an instance of it would have is not known where statements are missing.
        boolean sound = Bodies.check(layer, expressions) & isFree(layer.name()) & layer.unreadable() == 0;
        Symbol.Layer symbol = new Symbol.Layer(layer, scope().inner(expressions.sink()), origin);
        scope().declare(layer.name(), sound ? symbol : new Symbol.Broken(symbol.span()));
    }

    private boolean isFree(Identifier name) {
        boolean taken = Functions.isFunction(name.text());
        if (taken) {
            expressions.sink().report(NameErrors.takenByFunction(name));
        }
        return !taken;
    }
}
