package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.Map;
import java.util.Optional;

/** Makes instances of layers, each with parameters of its own. */
final class Instances {
    private final ExpressionChecker expressions;
    private final String path;
    private final Optional<SourceSpan> place;

    /**
     * @param path the names of the instances around, each followed by a dot
     * @param place where the outermost of them is made
     */
    Instances(ExpressionChecker expressions, String path, Optional<SourceSpan> place) {
        this.expressions = expressions;
        this.path = path;
        this.place = place;
    }

    /** The instance that {@code name = Layer(arguments)} makes; empty where the arguments or the layer's values have a mistake. */
    Optional<Symbol.Instance> make(Symbol.Layer layer, Expr.Call call, Identifier name) {
        Statement.Layer declaration = layer.declaration();
        String layerName = declaration.name().text();
        Optional<Map<String, Symbol>> arguments =
                new Applications(expressions).bind(layerName, declaration.parameters(), call);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        if (expressions.depth() > ExpressionChecker.DEEPEST_CALL) {
            expressions.sink().report(NameErrors.callsTooDeep(call.span(), layerName));
            return Optional.empty();
        }
        DiagnosticSink sink =
                Applications.sink(expressions.sink(), layer.origin(), call.span(), layerName, arguments.get());
        Scope around = layer.around().inner(sink);
        arguments.get().forEach(around::bind);
        Scope members = around.inner(sink);
        fill(members, layer, sink, path + name.text() + ".", place.or(() -> Optional.of(name.span())));
        return Optional.of(new Symbol.Instance(layer, members, name.span()));
    }

    /** To a model's author, a parameter of the library's comes from where its instance is made. */
    private static void place(Scope members, String name, Optional<SourceSpan> made) {
        members.member(name)
                .filter(Symbol.Value.class::isInstance)
                .map(Symbol.Value.class::cast)
                .ifPresent(value -> members.bind(name, new Symbol.Value(value.node(), made.orElse(value.span()))));
    }

    private void fill(
            Scope members, Symbol.Layer layer, DiagnosticSink sink, String inside, Optional<SourceSpan> made) {
        ExpressionChecker checker = expressions.within(members, sink);
        DeclarationChecker declarations = new DeclarationChecker(checker.context(), checker, inside, made);
        Definitions definitions = new Definitions(checker, inside, layer.origin(), made);
        for (Statement statement : layer.declaration().body()) {
            if (!checker.context().mayCheck()) {
                return;
            }
            if (statement instanceof Statement.Param param) {
                declarations.check(param);
                if (layer.origin() == Symbol.Origin.LIBRARY) {
                    place(members, param.variable().name().text(), made);
                }
            } else if (statement instanceof Statement.Fun method) {
                // Seen by later members only, and checked where the layer is declared.
                members.declare(method.name(), new Symbol.Function(method, members.inner(sink), layer.origin()));
            } else if (statement instanceof Statement.Definition) {
                definitions.check(statement);
            }
        }
    }
}
