package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.Objective;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warns of what nothing uses: likely a slip, but no reason to refuse a model. */
final class UnusedNames {
    private UnusedNames() {}

    static void report(
            Context context,
            List<Definition> definitions,
            List<Definition> metrics,
            ObjectiveChecker.Result result,
            DiagnosticSink sink) {
        List<Node> roots = new ArrayList<>();
        metrics.forEach(metric -> roots.add(metric.node()));
        result.outputs().forEach(output -> roots.add(output.node()));
        result.objective().map(Objective::node).ifPresent(roots::add);
        result.objective()
                .flatMap(Objective::rule)
                .ifPresent(rule -> roots.addAll(rule.numbers().values()));
        Set<Node> used = new HashSet<>(Graph.topological(roots));
        for (Definition definition : definitions) {
            if (!used.contains(definition.node())) {
                sink.report(DeclarationErrors.unused(definition.span(), "the value", definition.name()));
            }
        }
        for (Declaration declaration : context.declarations()) {
            // A parameter that the loss ignores is an error of its own.
            if (!used.contains(declaration.node()) && !(declaration instanceof Declaration.Parameter)) {
                sink.report(DeclarationErrors.unused(declaration.span(), what(declaration), declaration.name()));
            }
        }
    }

    private static String what(Declaration declaration) {
        if (declaration instanceof Declaration.Input) {
            return "the input";
        }
        return declaration instanceof Declaration.Target ? "the target" : "the hyper";
    }
}
