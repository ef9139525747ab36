package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<Double> value = node.filter(Constants::isConstant)
                .map(known -> new ReferenceEvaluator(new Sizes(Map.of()), Map.of())
                        .evaluate(known)
                        .value())
                .filter(Double::isFinite);
        if (value.isEmpty()) {
            sink.report(TypeErrors.notAConstant(expression.span(), what));
        }
        return value;
    }

    private static boolean isConstant(Node node) {
        return node.type().isScalar()
                && node.type().isReal()
                && Graph.topological(List.of(node)).stream()
                        .noneMatch(part -> part.op() instanceof Variable || part.op() instanceof Size);
    }
}
