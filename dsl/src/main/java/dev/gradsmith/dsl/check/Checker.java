package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.Imports;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
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
    private final Context context;
    private final Scope scope;
    private final ExpressionChecker expressions;
    private final DeclarationChecker declarations;
    private final Definitions definitions;
    private final ImportChecker imports;
    private final List<Definition> metrics = new ArrayList<>();
    private final List<Statement.Output> outputs = new ArrayList<>();
    private final List<Statement.Minimize> objectives = new ArrayList<>();
    private Optional<Statement.Precision> precision = Optional.empty();

    private Checker(ModelFile file, Imports sources, DiagnosticSink sink) {
        this.file = file;
        this.sink = sink;
        this.context = new Context(precisionOf(file));
        this.scope = new Scope(sink);
        this.expressions = new ExpressionChecker(context, scope, sink, declaredNames(file));
        this.declarations = new DeclarationChecker(context, expressions);
        this.definitions = new Definitions(expressions);
        this.imports = new ImportChecker(context, sources, sink);
    }

    /** The meaning of a model that imports nothing but the standard library. */
    public static Optional<ModelGraph> check(ModelFile file, DiagnosticSink sink) {
        return check(file, Imports.none(), sink);
    }

    /** The model's meaning; empty where an error was reported, now or by an earlier phase. */
    public static Optional<ModelGraph> check(ModelFile file, Imports imports, DiagnosticSink sink) {
        return new Checker(file, imports, sink).check();
    }

    private Optional<ModelGraph> check() {
        file.unreadable().stream()
                .filter(name -> !Functions.isFunction(name.text()))
                .forEach(scope::guess);
        file.statements().forEach(this::statement);
        List<Definition> values = definitions.values();
        ObjectiveChecker whole =
                new ObjectiveChecker(context.graph(), scope, expressions, sink, context.declarations());
        boolean hadRoom = !context.isTooLarge();
        ObjectiveChecker.Result result = whole.check(values, metrics, outputs, objectives);
        if (hadRoom) {
            objectives.forEach(this::requireRoom);
        }
        requireDistinctJavaNames();
        requireArrays(values, result.objective());
        if (sink.hasErrors()) {
            return Optional.empty();
        }
        UnusedNames.report(file.statements(), context, values, result, sink);
        return Optional.of(new ModelGraph(
                file.name(),
                file.file(),
                file.documentation(),
                context.precision(),
                context.graph(),
                context.declarations(),
                values,
                result.outputs(),
                metrics,
                result.objective(),
                BatchDimension.of(context.declarations())));
    }

    /** What the file asks for anywhere: numbers that stand before it must have room too. */
    private static Precision precisionOf(ModelFile file) {
        boolean isDouble = file.statements().stream()
                .anyMatch(statement -> statement instanceof Statement.Precision chosen
                        && chosen.precision().text().equals("double"));
        return isDouble ? Precision.DOUBLE : Precision.FLOAT;
    }

    private void statement(Statement statement) {
        if (context.isTooLarge()) {
            return; // Reported at the statement that made it so.
        }
        if (statement instanceof Statement.Metric metric) {
            metric(metric);
        } else if (statement instanceof Statement.Output output) {
            outputs.add(output);
        } else if (statement instanceof Statement.Minimize minimize) {
            objectives.add(minimize);
        } else if (statement instanceof Statement.Precision chosen) {
            precision(chosen);
        } else if (statement instanceof Statement.Import imported) {
            imports.check(imported, file.file(), scope);
        } else if (!declarations.check(statement) && !definitions.check(statement)) {
            throw new CompilerBug("check", "no meaning for " + statement);
        }
        requireRoom(statement);
    }

    private void requireRoom(Statement statement) {
        if (context.isTooLarge()) {
            sink.report(DeclarationErrors.tooLarge(statement.span()));
        }
    }

    private void requireArrays(List<Definition> values, Optional<Objective> objective) {
        List<Definition> all = new ArrayList<>(values);
        all.addAll(metrics);
        objective.ifPresent(loss -> all.add(new Definition(loss.name(), loss.node(), loss.span(), Optional.empty())));
        ArraySizes.tooLong(all).forEach(sink::report);
    }

    /** A parameter of a layer's instance has dots in its name, which Java has not. */
    private void requireDistinctJavaNames() {
        Map<String, SourceSpan> taken = new HashMap<>();
        definitions.values().forEach(value -> taken.put(value.name(), value.span()));
        metrics.forEach(metric -> taken.put(metric.name(), metric.span()));
        for (Declaration declaration : context.declarations()) {
            SourceSpan earlier = taken.putIfAbsent(declaration.name(), declaration.span());
            if (earlier != null) {
                sink.report(NameErrors.sameInJava(declaration, earlier));
            }
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
        if (statement instanceof Statement.Fun function) {
            return Optional.of(function.name());
        }
        if (statement instanceof Statement.Layer layer) {
            return Optional.of(layer.name());
        }
        return DeclarationChecker.nameOf(statement);
    }
}
