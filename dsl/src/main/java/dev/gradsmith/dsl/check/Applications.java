package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.print.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls of the model's own functions and of layers' instances: the body is checked anew with the arguments of each call. */
final class Applications {
    private final ExpressionChecker caller;

    Applications(ExpressionChecker caller) {
        this.caller = caller;
    }

    /** The value of a function at the call's arguments. */
    Optional<Node> call(Symbol.Function function, Expr.Call call) {
        Statement.Fun declaration = function.declaration();
        String name = declaration.name().text();
        Optional<Map<String, Symbol>> arguments = bind(name, declaration.parameters(), call);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        if (caller.depth() > ExpressionChecker.DEEPEST_CALL) {
            caller.sink().report(NameErrors.callsTooDeep(call.span(), name));
            return Optional.empty();
        }
        DiagnosticSink sink = sink(function.origin(), call.span(), name, arguments.get());
        Scope scope = function.around().inner(sink);
        arguments.get().forEach(scope::bind);
        return caller.within(scope, sink).check(declaration.value());
    }

    /** Where mistakes in a body are shown: there, with a note of the call, or for the standard library at the call. */
    static DiagnosticSink sink(
            DiagnosticSink sink, Symbol.Origin origin, SourceSpan call, String name, Map<String, Symbol> arguments) {
        String with = arguments.entrySet().stream()
                .map(argument -> argument.getKey() + " " + describe(argument.getValue()))
                .collect(Collectors.joining(", "));
        String note = "in '" + name + "'" + (with.isEmpty() ? "" : " with " + with);
        return origin == Symbol.Origin.LIBRARY
                ? sink.at(call, note + ", of the standard library")
                : sink.noting(note + ", used in line " + call.startLine());
    }

    private DiagnosticSink sink(Symbol.Origin origin, SourceSpan call, String name, Map<String, Symbol> arguments) {
        return sink(caller.sink(), origin, call, name, arguments);
    }

    private static String describe(Symbol symbol) {
        if (symbol instanceof Symbol.Value value) {
            return value.node().op() instanceof Constant constant
                    ? Formula.number(constant.value()).text()
                    : value.node().type().toString();
        }
        return symbol instanceof Symbol.Size size ? size.dimension().toString() : "a layer or function";
    }

    /** The arguments by the parameters' names; by position, or by name as in {@code huber(r, delta = 1)}. */
    Optional<Map<String, Symbol>> bind(String name, List<Identifier> parameters, Expr.Call call) {
        List<String> wanted = parameters.stream().map(Identifier::text).toList();
        Map<String, Symbol> bound = new HashMap<>();
        List<String> open = new ArrayList<>(wanted);
        boolean fits = true;
        for (Expr.Argument argument : call.arguments()) {
            Optional<String> parameter = argument.name().map(Identifier::text);
            if (parameter.isEmpty() && !open.isEmpty()) {
                parameter = Optional.of(open.get(0));
            }
            if (parameter.isEmpty() || !open.remove(parameter.get())) {
                caller.sink()
                        .report(badArgument(
                                name, wanted, argument, call.arguments().size()));
                return Optional.empty();
            }
            Optional<Symbol> symbol = argument(argument.value());
            fits &= symbol.isPresent();
            String target = parameter.get();
            symbol.ifPresent(value -> bound.put(target, value));
        }
        if (!open.isEmpty()) {
            caller.sink()
                    .report(TypeErrors.wrongArguments(
                            call.span(), name, usage(wanted), call.arguments().size()));
            return Optional.empty();
        }
        return fits ? Optional.of(inOrder(wanted, bound)) : Optional.empty();
    }

    private static Map<String, Symbol> inOrder(List<String> wanted, Map<String, Symbol> bound) {
        Map<String, Symbol> ordered = new LinkedHashMap<>();
        wanted.forEach(name -> ordered.put(name, bound.get(name)));
        return ordered;
    }

    private static Diagnostic badArgument(String function, List<String> wanted, Expr.Argument argument, int found) {
        if (argument.name().isEmpty()) {
            return TypeErrors.wrongArguments(argument.value().span(), function, usage(wanted), found);
        }
        Identifier name = argument.name().get();
        return wanted.contains(name.text())
                ? new Diagnostic(
                        DiagnosticCode.WRONG_ARGUMENTS,
                        name.span(),
                        "the argument '" + name.text() + "' is given twice")
                : TypeErrors.unknownArgument(name.span(), function, name.text(), "it takes " + usage(wanted));
    }

    private static String usage(List<String> parameters) {
        return parameters.isEmpty() ? "no arguments" : "(" + String.join(", ", parameters) + ")";
    }

    /**
     * A dimension stays one, so that the body can use it as an axis; a number is a value, which the body may use in shapes, too. An
     * instance or function is passed as it is.
     */
    private Optional<Symbol> argument(Expr value) {
        SizeExpressions sizes = new SizeExpressions(caller.scope(), caller.sink());
        boolean speaksOfDimension = sizes.speaksOfDimension(value);
        int least = speaksOfDimension ? 1 : 0;
        Optional<Dimension> size = sizes.find(value)
                .filter(found -> !found.isFixed() || found.fixedSize().getAsInt() >= least);
        if (size.isPresent()) {
            return Optional.of(
                    speaksOfDimension
                            ? new Symbol.Size(size.get(), value.span())
                            : new Symbol.Value(caller.context().graph().size(size.get()), value.span()));
        }
        Optional<Symbol> named = caller.resolve(value)
                .filter(symbol -> symbol instanceof Symbol.Function || symbol instanceof Symbol.Instance);
        return named.isPresent()
                ? named
                : caller.operand(value)
                        .map(operand -> new Symbol.Value(
                                operand.node(), operand.declared().orElse(value.span())));
    }
}
