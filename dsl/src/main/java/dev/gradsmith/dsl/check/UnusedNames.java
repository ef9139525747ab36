package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.Objective;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of what nothing uses: likely a slip, but no reason to refuse a model. What counts is who speaks of a name, not what is computed from
 * its value: a value that is only differentiated is used, and so is the start of what a loop carries.
 */
final class UnusedNames {
    private final Map<String, Set<String>> mentions = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    private UnusedNames(List<Statement> statements, ObjectiveChecker.Result result) {
        statements.forEach(this::read);
        result.outputs().forEach(output -> use(output.name()));
        boolean byName = statements.stream().noneMatch(Statement.Minimize.class::isInstance);
        if (byName) {
            result.objective().map(Objective::name).ifPresent(this::use);
        }
        while (!open.isEmpty()) {
            mentions.getOrDefault(open.pop(), Set.of()).forEach(this::use);
        }
    }

    static void report(
            List<Statement> statements,
            Context context,
            List<Definition> definitions,
            ObjectiveChecker.Result result,
            DiagnosticSink sink) {
        Set<String> used = new UnusedNames(statements, result).used;
        for (Definition definition : definitions) {
            if (!used.contains(definition.name())) {
                sink.report(DeclarationErrors.unused(definition.span(), "the value", definition.name()));
            }
        }
        for (Declaration declaration : context.declarations()) {
            // A parameter that the loss ignores is an error of its own.
            if (!used.contains(declaration.name()) && !(declaration instanceof Declaration.Parameter)) {
                sink.report(DeclarationErrors.unused(declaration.span(), what(declaration), declaration.name()));
            }
        }
    }

    private void use(String name) {
        if (used.add(name)) {
            open.push(name);
        }
    }

    private void read(Statement statement) {
        if (statement instanceof Statement.Definition definition) {
            speaks(definition.name().text(), statement);
        } else if (statement instanceof Statement.Fun function) {
            speaks(function.name().text(), statement);
        } else if (statement instanceof Statement.Layer layer) {
            speaks(layer.name().text(), statement);
        } else if (statement instanceof Statement.For loop) {
            changed(loop, loop);
        } else {
            // An objective, a metric, an output, or a declaration, whose sizes and numbers are used whatever becomes of
            // it.
            Mentions.of(statement).forEach(this::use);
        }
    }

    /** What a loop makes of a value may need all that the loop speaks of. */
    private void changed(Statement.For part, Statement.For whole) {
        for (Statement statement : part.body()) {
            if (statement instanceof Statement.Definition definition) {
                speaks(definition.name().text(), whole);
            } else if (statement instanceof Statement.For inner) {
                changed(inner, whole);
            }
        }
    }

    private void speaks(String name, Statement statement) {
        mentions.computeIfAbsent(name, key -> new HashSet<>()).addAll(Mentions.of(statement));
    }

    private static String what(Declaration declaration) {
        if (declaration instanceof Declaration.Input) {
            return "the input";
        }
        return declaration instanceof Declaration.Target ? "the target" : "the hyper";
    }
}
