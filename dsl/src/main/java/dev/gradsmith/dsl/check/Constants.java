package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes expressions whose value the compiler must know. */
final class Constants {
    private final ExpressionChecker expressions;
    private final DiagnosticSink sink;

    Constants(ExpressionChecker expressions, DiagnosticSink sink) {
        this.expressions = expressions;
        this.sink = sink;
    }

    /** The expression's finite value; {@code what} names it in the message where it is none. */
    Optional<Double> number(Expr expression, String what) {
        Optional<Node> node = expressions.check(expression);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> value = node.map(KnownValue::of)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .filter(Double::isFinite);
        if (value.isEmpty()) {
            sink.report(TypeErrors.notAConstant(expression.span(), what));
        }
        return value;
    }
}
