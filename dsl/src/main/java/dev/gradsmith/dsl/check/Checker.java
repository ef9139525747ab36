package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a syntax tree its meaning as a graph. Goes on after a mistake, so that one run reports all that are independent. */
public final class Checker {
    private final ModelFile file;
    private final DiagnosticSink sink;
    private final Graph graph = new Graph();
    private final Scope scope;
    private final ExpressionChecker expressions;
    private final DeclarationChecker declarations;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<Definition> metrics = new ArrayList<>();
    private final List<Statement.Output> outputs = new ArrayList<>();
    private final List<Statement.Minimize> objectives = new ArrayList<>();
    private Optional<Statement.Precision> precision = Optional.empty();

    private Checker(ModelFile file, DiagnosticSink sink) {
        this.file = file;
        this.sink = sink;
        this.scope = new Scope(sink);
        this.expressions = new ExpressionChecker(graph, scope, sink, declaredNames(file));
        this.declarations = new DeclarationChecker(graph, scope, expressions, sink);
    }

    /** The model's meaning; empty where anything was reported, now or by an earlier phase. */
    public static Optional<ModelGraph> check(ModelFile file, DiagnosticSink sink) {
        return new Checker(file, sink).check();
    }

    private Optional<ModelGraph> check() {
        file.unreadable().forEach(scope::declareUnlessKnown);
        file.statements().forEach(this::statement);
        ObjectiveChecker whole = new ObjectiveChecker(graph, scope, expressions, sink, declarations.declarations());
        ObjectiveChecker.Result result = whole.check(definitions, metrics, outputs, objectives);
        if (sink.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new ModelGraph(
                file.name(),
                file.file(),
                file.documentation(),
                chosenPrecision(),
                graph,
                declarations.declarations(),
                definitions,
                result.outputs(),
                metrics,
                result.objective(),
                BatchDimension.of(declarations.declarations())));
    }

    private Precision chosenPrecision() {
        boolean isDouble = precision
                .filter(chosen -> chosen.precision().text().equals("double"))
                .isPresent();
        return isDouble ? Precision.DOUBLE : Precision.FLOAT;
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.Definition definition) {
            define(definition.name(), expressions.check(definition.value()), definition.documentation());
        } else if (statement instanceof Statement.Metric metric) {
            metric(metric);
        } else if (statement instanceof Statement.Output output) {
            outputs.add(output);
        } else if (statement instanceof Statement.Minimize minimize) {
            objectives.add(minimize);
        } else if (statement instanceof Statement.Precision chosen) {
            precision(chosen);
        } else if (!declarations.check(statement)) {
            sink.report(TypeErrors.notYetSupported(statement.span(), what(statement)));
            declareBroken(statement);
        }
    }

    private void define(Identifier name, Optional<Node> value, Optional<String> documentation) {
        if (scope.declare(name, value)) {
            value.ifPresent(node -> definitions.add(new Definition(name.text(), node, name.span(), documentation)));
        }
    }

    private void metric(Statement.Metric metric) {
        Optional<Operand> value = expressions.operand(metric.value());
        Optional<Node> scalar = value.filter(operand -> expressions
                        .arithmetic()
                        .require(
                                operand.type().isScalar() && operand.type().isReal(),
                                TypeErrors.wantsScalar(operand, "a metric")))
                .map(Operand::node);
        if (scope.declare(metric.name(), scalar)) {
            scalar.ifPresent(node -> metrics.add(
                    new Definition(metric.name().text(), node, metric.name().span(), metric.documentation())));
        }
    }

    private void precision(Statement.Precision chosen) {
        String name = chosen.precision().text();
        if (!name.equals("float") && !name.equals("double")) {
            sink.report(DeclarationErrors.unknownPrecision(chosen.precision()));
        }
        precision.ifPresent(
                earlier -> sink.report(DeclarationErrors.repeated(chosen.span(), "precision", earlier.span())));
        precision = Optional.of(chosen);
    }

    private static String what(Statement statement) {
        if (statement instanceof Statement.Fun) {
            return "a function of the model's own";
        }
        if (statement instanceof Statement.Layer) {
            return "a layer";
        }
        return statement instanceof Statement.For ? "a loop" : "an import";
    }

    /** So that the uses of what is not yet supported are not reported as unknown. */
    private void declareBroken(Statement statement) {
        if (statement instanceof Statement.Fun function) {
            scope.declare(function.name(), Optional.empty());
        } else if (statement instanceof Statement.Layer layer) {
            scope.declare(layer.name(), Optional.empty());
        }
    }

    /** Where the values of the file are declared, to recognise a use that comes too early. */
    private static Map<String, SourceSpan> declaredNames(ModelFile file) {
        Map<String, SourceSpan> declared = new HashMap<>();
        for (Statement statement : file.statements()) {
            nameOf(statement).ifPresent(name -> declared.putIfAbsent(name.text(), name.span()));
        }
        return declared;
    }

    private static Optional<Identifier> nameOf(Statement statement) {
        if (statement instanceof Statement.Definition definition) {
            return Optional.of(definition.name());
        }
        if (statement instanceof Statement.Metric metric) {
            return Optional.of(metric.name());
        }
        return DeclarationChecker.nameOf(statement);
    }
}
