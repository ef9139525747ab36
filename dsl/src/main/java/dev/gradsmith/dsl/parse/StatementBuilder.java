package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree of one statement into a {@link Statement}. */
final class StatementBuilder {
    private final Spans spans;
    private final DiagnosticSink sink;
    private final Optional<RawStatement> around;
    private final ExprBuilder expressions;

    /** @param around the layer or loop in whose body the statements stand */
    StatementBuilder(Spans spans, DiagnosticSink sink, Optional<RawStatement> around) {
        this.around = around;
        this.spans = spans;
        this.sink = sink;
        this.expressions = new ExprBuilder(spans, sink);
    }

    /** The statement; empty, and reported, where a body is missing or too much. */
    Optional<Statement> build(GradParser.DeclarationContext tree, RawStatement raw, List<Statement> body) {
        SourceSpan span = spans.of(raw.first(), raw.last());
        Optional<Statement> block = block(tree, raw, body, span);
        if (block.isPresent()) {
            return block;
        }
        if (tree instanceof GradParser.LayerContext || tree instanceof GradParser.ForContext) {
            sink.report(SyntaxErrors.bodyMissing(span, raw.first().getText()));
            return Optional.empty();
        }
        if (raw.body().isPresent()) {
            sink.report(SyntaxErrors.bodyUnexpected(span));
            return Optional.empty();
        }
        if (tree instanceof GradParser.MethodContext method && !isInLayer()) {
            Identifier name = expressions.identifier(method.signature().identifier(0));
            sink.report(SyntaxErrors.funMissing(name.span(), name.text()));
            return Optional.empty();
        }
        return Optional.of(simple(tree, raw.documentation(), span));
    }

    private boolean isInLayer() {
        return around.isPresent() && around.get().first().getType() == GradLexer.LAYER;
    }

    private Optional<Statement> block(
            GradParser.DeclarationContext tree, RawStatement raw, List<Statement> body, SourceSpan span) {
        if (raw.body().isEmpty()) {
            return Optional.empty();
        }
        if (tree instanceof GradParser.LayerContext layer) {
            List<Identifier> names = names(layer.signature().identifier());
            return Optional.of(new Statement.Layer(
                    names.get(0), rest(names), body, unreadable(raw, body), raw.documentation(), span));
        }
        if (tree instanceof GradParser.ForContext loop) {
            return Optional.of(new Statement.For(
                    expressions.identifier(loop.identifier()),
                    expressions.build(loop.expression(0)),
                    expressions.build(loop.expression(1)),
                    body,
                    span));
        }
        return Optional.empty();
    }

    private static int unreadable(RawStatement layer, List<Statement> body) {
        return layer.body().map(List::size).orElse(0) - body.size();
    }

    private Statement simple(GradParser.DeclarationContext tree, Optional<String> documentation, SourceSpan span) {
        if (tree instanceof GradParser.DefinitionContext definition) {
            return new Statement.Definition(
                    expressions.identifier(definition.identifier()),
                    expressions.build(definition.expression()),
                    documentation,
                    span);
        }
        if (tree instanceof GradParser.InputContext input) {
            return new Statement.Input(shaped(input.variable()), index(input.indexType()), documentation, span);
        }
        if (tree instanceof GradParser.TargetContext target) {
            return new Statement.Target(shaped(target.variable()), index(target.indexType()), documentation, span);
        }
        if (tree instanceof GradParser.ParamContext param) {
            return new Statement.Param(
                    shaped(param.variable()),
                    Optional.ofNullable(param.expression()).map(expressions::build),
                    documentation,
                    span);
        }
        if (tree instanceof GradParser.HyperContext hyper) {
            return new Statement.Hyper(
                    expressions.identifier(hyper.identifier()),
                    expressions.build(hyper.expression()),
                    documentation,
                    span);
        }
        if (tree instanceof GradParser.MetricContext metric) {
            return new Statement.Metric(
                    expressions.identifier(metric.identifier()),
                    expressions.build(metric.expression()),
                    documentation,
                    span);
        }
        return rare(tree, documentation, span);
    }

    private Statement rare(GradParser.DeclarationContext tree, Optional<String> documentation, SourceSpan span) {
        if (tree instanceof GradParser.PrecisionContext precision) {
            return new Statement.Precision(expressions.identifier(precision.identifier()), span);
        }
        if (tree instanceof GradParser.DimContext dim) {
            return new Statement.Dim(
                    expressions.identifier(dim.identifier()), expressions.build(dim.expression()), documentation, span);
        }
        if (tree instanceof GradParser.MinimizeContext minimize) {
            return minimize(minimize, span);
        }
        if (tree instanceof GradParser.OutputContext output) {
            return new Statement.Output(names(output.identifier()), span);
        }
        if (tree instanceof GradParser.ImportFileContext file) {
            String quoted = file.STRING().getText();
            return new Statement.Import(quoted.substring(1, quoted.length() - 1), span);
        }
        if (tree instanceof GradParser.FunContext fun) {
            return function(fun.signature(), fun.expression(), documentation, span);
        }
        GradParser.MethodContext method = (GradParser.MethodContext) tree;
        return function(method.signature(), method.expression(), documentation, span);
    }

    private Statement function(
            GradParser.SignatureContext signature,
            GradParser.ExpressionContext value,
            Optional<String> documentation,
            SourceSpan span) {
        List<Identifier> names = names(signature.identifier());
        return new Statement.Fun(names.get(0), rest(names), expressions.build(value), documentation, span);
    }

    private static List<Identifier> rest(List<Identifier> names) {
        return names.subList(1, names.size());
    }

    private Statement minimize(GradParser.MinimizeContext minimize, SourceSpan span) {
        Optional<Statement.Rule> rule = Optional.ofNullable(minimize.identifier())
                .map(name ->
                        new Statement.Rule(expressions.identifier(name), expressions.arguments(minimize.arguments())));
        return new Statement.Minimize(expressions.build(minimize.expression()), rule, span);
    }

    private Statement.Shaped shaped(GradParser.VariableContext variable) {
        List<Expr> shape =
                variable.expression().stream().map(expressions::build).toList();
        return new Statement.Shaped(expressions.identifier(variable.identifier()), shape);
    }

    /** The index type as a call, {@code index(v)}: the checker knows which names it may have. */
    private Optional<Expr> index(GradParser.@Nullable IndexTypeContext type) {
        if (type == null) {
            return Optional.empty();
        }
        Identifier name = expressions.identifier(type.identifier());
        Expr.Argument bound = new Expr.Argument(Optional.empty(), expressions.build(type.expression()));
        return Optional.of(new Expr.Call(new Expr.Name(name.text(), name.span()), List.of(bound), spans.of(type)));
    }

    private List<Identifier> names(List<GradParser.IdentifierContext> trees) {
        return trees.stream().map(expressions::identifier).toList();
    }
}
