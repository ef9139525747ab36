package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.Method;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the model as a whole: what it minimises and how, and what it predicts. */
final class ObjectiveChecker {
    record Result(Optional<Objective> objective, List<Definition> outputs) {}

    private final Graph graph;
    private final Scope scope;
    private final ExpressionChecker expressions;
    private final DiagnosticSink sink;
    private final List<Declaration> declarations;
    private final UpdateRules rules;

    ObjectiveChecker(
            Graph graph,
            Scope scope,
            ExpressionChecker expressions,
            DiagnosticSink sink,
            List<Declaration> declarations) {
        this.graph = graph;
        this.scope = scope;
        this.expressions = expressions;
        this.sink = sink;
        this.declarations = declarations;
        this.rules = new UpdateRules(graph, expressions, sink, declarations);
    }

    Result check(
            List<Definition> definitions,
            List<Definition> metrics,
            List<Statement.Output> outputs,
            List<Statement.Minimize> objectives) {
        Optional<Objective> objective = objective(definitions, objectives);
        return new Result(objective, outputs(definitions, outputs, objective));
    }

    private Optional<Objective> objective(List<Definition> definitions, List<Statement.Minimize> objectives) {
        for (Statement.Minimize repeated : objectives.subList(Math.min(1, objectives.size()), objectives.size())) {
            sink.report(DeclarationErrors.repeatedObjective(
                    repeated.span(), objectives.get(0).span()));
        }
        Optional<Objective> objective =
                objectives.isEmpty() ? byName(definitions) : written(objectives.get(0), definitions);
        objective.ifPresent(this::requireTrainable);
        if (objective.isEmpty() && objectives.isEmpty() && sink.isEmpty()) {
            warnOfNoObjective();
        }
        return objective;
    }

    /** Without {@code minimize}, the definition named {@code loss}. */
    private Optional<Objective> byName(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.name().equals("loss"))
                .findFirst()
                .filter(loss -> {
                    Expr name = new Expr.Name(loss.name(), loss.span());
                    Operand operand = new Operand(name, loss.node(), Optional.of(loss.span()));
                    return requireScalar(operand);
                })
                .map(loss -> new Objective("loss", loss.node(), new Method.Steps(rules.standard()), loss.span()));
    }

    private Optional<Objective> written(Statement.Minimize minimize, List<Definition> definitions) {
        Optional<Statement.Rule> solver =
                minimize.rule().filter(rule -> LeastSquaresMethod.isMeant(rule) || SolverMethod.isMeant(rule));
        Optional<Method> steps = solver.isPresent() ? Optional.empty() : steps(minimize);
        return expressions
                .operand(minimize.objective())
                .filter(this::requireScalar)
                .flatMap(operand -> solver.map(rule -> solver(rule, operand))
                        .orElse(steps)
                        .map(method -> new Objective(
                                objectiveName(minimize, definitions),
                                operand.node(),
                                method,
                                minimize.objective().span())));
    }

    private Optional<Method> solver(Statement.Rule rule, Operand objective) {
        return LeastSquaresMethod.isMeant(rule)
                ? new LeastSquaresMethod(graph, sink).check(rule, objective)
                : new SolverMethod(graph, sink).check(rule, objective);
    }

    private Optional<Method> steps(Statement.Minimize minimize) {
        return minimize.rule()
                .map(rules::check)
                .orElseGet(() -> Optional.of(rules.standard()))
                .map(Method.Steps::new);
    }

    /** A definition's name; what has none of its own is called {@code loss}, or {@code objective} where that is taken. */
    private String objectiveName(Statement.Minimize minimize, List<Definition> definitions) {
        if (minimize.objective() instanceof Expr.Name name
                && definitions.stream().anyMatch(definition -> definition.name().equals(name.name()))) {
            return name.name();
        }
        String free = scope.find("loss").isEmpty() ? "loss" : "objective";
        while (scope.find(free).isPresent()) {
            free += "_";
        }
        return free;
    }

    private boolean requireScalar(Operand objective) {
        return expressions
                .arithmetic()
                .require(
                        objective.type().isScalar() && objective.type().isReal(),
                        TypeErrors.wantsScalar(objective, "what is minimized"));
    }

    /** A model with a target is meant to be trained. */
    private void warnOfNoObjective() {
        declarations.stream()
                .filter(Declaration.Target.class::isInstance)
                .findFirst()
                .ifPresent(target -> sink.report(DeclarationErrors.noObjective(target.span(), target.name())));
    }

    private void requireTrainable(Objective objective) {
        List<Node> used = Graph.topological(List.of(objective.node()));
        List<Declaration.Parameter> parameters = declarations.stream()
                .filter(Declaration.Parameter.class::isInstance)
                .map(Declaration.Parameter.class::cast)
                .toList();
        if (parameters.isEmpty() && sink.isEmpty()) {
            sink.report(DeclarationErrors.noParameters(objective.span()));
        }
        if (sink.hasErrors()) {
            return; // What a broken statement would have used is not known.
        }
        Slopes slopes = new Slopes(objective.node());
        for (Declaration.Parameter parameter : parameters) {
            if (!used.contains(parameter.node())) {
                sink.report(DeclarationErrors.ignoresParameter(parameter.span(), objective.name(), parameter.path()));
            } else if (!slopes.reach(parameter.node())) {
                sink.report(
                        DeclarationErrors.noSlope(parameter.span(), objective.name(), parameter.path(), slopes.flat()));
            }
        }
    }

    private List<Definition> outputs(
            List<Definition> definitions, List<Statement.Output> written, Optional<Objective> objective) {
        if (written.isEmpty()) {
            return definitions.stream()
                    .filter(definition -> !definition.node().type().isCondition())
                    .filter(definition -> target(definition).isEmpty())
                    .filter(definition -> objective.isEmpty()
                            || definition.node() != objective.get().node())
                    .toList();
        }
        List<Definition> outputs = new ArrayList<>();
        written.forEach(output ->
                output.names().forEach(name -> output(name, definitions).ifPresent(outputs::add)));
        return outputs;
    }

    private Optional<Definition> output(Identifier name, List<Definition> definitions) {
        Optional<Definition> definition = definitions.stream()
                .filter(candidate -> candidate.name().equals(name.text()))
                .findFirst();
        if (definition.isEmpty()) {
            reportNoDefinition(name);
            return definition;
        }
        Optional<String> target = definition.flatMap(ObjectiveChecker::target);
        target.ifPresent(needed -> sink.report(DeclarationErrors.outputNeedsTarget(name, needed)));
        boolean condition = definition.get().node().type().isCondition();
        if (condition) {
            sink.report(DeclarationErrors.outputIsCondition(name));
        }
        return definition;
    }

    private void reportNoDefinition(Identifier name) {
        Optional<Symbol> symbol = scope.find(name.text());
        if (symbol.isEmpty()) {
            sink.report(scope.inLoop(name.text())
                    .map(defined -> NameErrors.ownOfRounds(name.text(), name.span(), defined))
                    .orElseGet(() -> NameErrors.unknown(name.text(), name.span(), scope.names())));
        } else if (symbol.get() instanceof Symbol.Size) {
            sink.report(DeclarationErrors.unknownOutput(name, "a dimension"));
        } else if (symbol.get() instanceof Symbol.Value) {
            sink.report(DeclarationErrors.unknownOutput(name, "not one"));
        }
    }

    /** A target that the definition depends on. */
    private static Optional<String> target(Definition definition) {
        return Graph.topological(List.of(definition.node())).stream()
                .map(Node::op)
                .filter(op -> op instanceof Variable variable && variable.role() == Variable.Role.TARGET)
                .map(op -> ((Variable) op).name())
                .findFirst();
    }
}
