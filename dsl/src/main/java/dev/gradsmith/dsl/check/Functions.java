package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The functions of the language by name. */
final class Functions {
    private static final Map<String, Function<Call, Optional<Node>>> RULES = new TreeMap<>();

    static {
        RULES.putAll(ElementwiseFunctions.rules());
        RULES.putAll(Reductions.rules());
        RULES.putAll(LinearAlgebra.rules());
        RULES.putAll(Derivatives.rules());
        RULES.putAll(Normalizations.rules());
        RULES.putAll(ShapeFunctions.rules());
    }

    /** Known to the language, not yet to the compiler. */
    private static final Set<String> NOT_YET = Set.of("conv2d", "max_pool2d", "avg_pool2d");

    private Functions() {}

    static boolean isFunction(String name) {
        return RULES.containsKey(name) || NOT_YET.contains(name);
    }

    static Optional<Node> call(Expr.Name name, Call call) {
        Function<Call, Optional<Node>> rule = RULES.get(name.name());
        if (rule != null) {
            return rule.apply(call);
        }
        if (NOT_YET.contains(name.name())) {
            call.report(TypeErrors.notYetSupported(name.span(), "the function '" + name.name() + "'"));
            return Optional.empty();
        }
        throw new CompilerBug("check", "no function " + name.name());
    }

    static Set<String> names() {
        Set<String> names = new HashSet<>(RULES.keySet());
        names.addAll(NOT_YET);
        return names;
    }
}
