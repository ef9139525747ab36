package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.model.Method;
import dev.gradsmith.graph.print.FormulaPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code minimize … with auto()}, {@code irls()} and {@code lbfgs()}: which solver the objective's structure allows. */
record SolverMethod(Graph graph, DiagnosticSink sink) {
    private static final String AUTO = "auto";
    private static final String IRLS = "irls";
    private static final String LBFGS = "lbfgs";
    private static final String ASKED = "the model asks for it";

    /** The names of the solvers. */
    static final List<String> NAMES = List.of(AUTO, IRLS, LBFGS);

    static boolean isMeant(Statement.Rule rule) {
        return NAMES.contains(rule.name().text());
    }

    /** The method for an objective that is a scalar; empty where a mistake was reported. */
    Optional<Method> check(Statement.Rule rule, Operand objective) {
        String name = rule.name().text();
        if (!rule.options().isEmpty()) {
            sink.report(UpdateErrors.noOptions(
                    name, "SolverOptions", rule.options().get(0).value().span()));
            return Optional.empty();
        }
        return switch (name) {
            case LBFGS ->
                Optional.of(new Method.Solved(
                        new Structure.Other(Structure.Knowledge.UNKNOWN, objective.node()), Optional.of(ASKED)));
            case IRLS -> irls(objective);
            default -> Optional.of(chosen(Structure.of(graph, objective.node()), objective));
        };
    }

    private Optional<Method> irls(Operand objective) {
        Structure structure = Structure.ofConvex(graph, objective.node());
        if (structure instanceof Structure.Other other) {
            sink.report(noPredictors(objective, other));
            return Optional.empty();
        }
        return Optional.of(new Method.Solved(structure, Optional.of(ASKED)));
    }

    private static Method chosen(Structure structure, Operand objective) {
        Optional<String> reason = structure instanceof Structure.Other other
                ? Optional.of("the objective is " + other.nature() + place(other.part(), objective.span()))
                : Optional.empty();
        return new Method.Solved(structure, reason);
    }

    /** The formula of a part, and its line; with the file, where that is not the one of the objective. */
    private static String place(Node part, SourceSpan objective) {
        String formula = new FormulaPrinter(Map.of()).print(part);
        return ": " + formula
                + part.span()
                        .map(span -> span.file().equals(objective.file())
                                ? "  (line " + span.startLine() + ")"
                                : "  (" + span.file() + ", line " + span.startLine() + ")")
                        .orElse("");
    }

    private static Diagnostic noPredictors(Operand objective, Structure.Other found) {
        // A function of the library is shown where the model uses it.
        SourceSpan span = found.part()
                .span()
                .filter(part -> part.file().equals(objective.span().file()))
                .orElse(objective.span());
        String what = switch (found.knowledge()) {
            case CONVEX -> "this part of the objective is no smooth function of one linear predictor";
            case CONCAVE ->
                "this part of the objective bends it downwards, by a negative weight or because it is concave";
            case UNKNOWN -> "this part of the objective is not known to be convex";
        };
        return new Diagnostic(
                DiagnosticCode.NOT_CONVEX,
                span,
                "'" + IRLS + "' minimizes sums of smooth convex functions of linear predictors, and " + what + ": "
                        + new FormulaPrinter(Map.of()).print(found.part()),
                "such are binary_cross_entropy(X*w + b, t), cross_entropy(X*W + b, label), mean(exp(eta) - t .* eta),"
                        + " with penalties such as lambda * sum(w^2)",
                "for other objectives there are lbfgs(), auto() and update rules such as adam()");
    }
}
