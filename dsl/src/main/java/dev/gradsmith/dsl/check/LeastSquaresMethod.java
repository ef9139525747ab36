package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.leastsquares.SumOfSquares;
import dev.gradsmith.graph.model.Method;
import dev.gradsmith.graph.op.Variable;
import java.util.Optional;

/** Checks {@code minimize … with levenberg_marquardt()}: the objective must be a sum of squares. */
record LeastSquaresMethod(Graph graph, DiagnosticSink sink) {
    static final String NAME = "levenberg_marquardt";

    static boolean isMeant(Statement.Rule rule) {
        return rule.name().text().equals(NAME);
    }

    /** The method for an objective that is a scalar; empty where a mistake was reported. */
    Optional<Method> check(Statement.Rule rule, Operand objective) {
        if (!rule.options().isEmpty()) {
            sink.report(UpdateErrors.noOptions(
                    NAME,
                    "LevenbergMarquardtOptions",
                    rule.options().get(0).value().span()));
            return Optional.empty();
        }
        SumOfSquares.Reading reading = SumOfSquares.read(graph, objective.node());
        if (reading instanceof SumOfSquares.Otherwise otherwise) {
            sink.report(notSquares(objective, otherwise));
            return Optional.empty();
        }
        return Optional.of(new Method.LeastSquares(((SumOfSquares.Squares) reading).residuals()));
    }

    /** Where the part is written; not where data or a parameter is declared, which is no mistake. */
    private static Optional<SourceSpan> place(Node part) {
        return part.op() instanceof Variable ? Optional.empty() : part.span();
    }

    private static Diagnostic notSquares(Operand objective, SumOfSquares.Otherwise found) {
        String what = switch (found.reason()) {
            case NOT_A_SQUARE -> "this part of the objective is none";
            case NEGATIVE_WEIGHT -> "this square has a negative weight";
        };
        return new Diagnostic(
                DiagnosticCode.NOT_A_SUM_OF_SQUARES,
                place(found.part()).orElse(objective.span()),
                "'" + NAME + "' minimizes sums of squares, and " + what,
                "write sum(r^2) with residuals r, sum(w .* r^2) with weights w that are not negative,"
                        + " and add penalties such as lambda * sum(p^2)",
                "for other objectives there are update rules such as adam()");
    }
}
