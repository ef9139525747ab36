package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Spelling;
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
    }

    /** Known to the language, not yet to the compiler. */
    private static final Set<String> NOT_YET = Set.of(
            "prod",
            "var",
            "std",
            "logsumexp",
            "argmax",
            "argmin",
            "trace",
            "softmax",
            "log_softmax",
            "layer_norm",
            "cross_entropy",
            "binary_cross_entropy",
            "mse",
            "huber",
            "hinge",
            "reshape",
            "concat",
            "stack",
            "diag",
            "one_hot",
            "broadcast",
            "zeros",
            "ones",
            "range",
            "conv2d",
            "max_pool2d",
            "avg_pool2d",
            "dropout",
            "hessian",
            "stop_gradient",
            "lgamma",
            "digamma",
            "log_sigmoid",
            "cumsum");

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
        Set<String> known = new HashSet<>(RULES.keySet());
        known.addAll(NOT_YET);
        boolean value = call.checker().scope().find(name.name()).isPresent()
                && Spelling.nearest(name.name(), known).isEmpty();
        call.report(
                value
                        ? TypeErrors.notYetSupported(name.span(), "a call of a layer or function of the model")
                        : NameErrors.unknownFunction(name.name(), name.span(), known));
        return Optional.empty();
    }
}
