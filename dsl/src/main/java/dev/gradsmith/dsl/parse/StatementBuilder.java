package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Turns the parse tree of one statement into a {@link Statement}. */
final class StatementBuilder {
    private final Spans spans;
    private final DiagnosticSink sink;
    private final ExprBuilder expressions;

    StatementBuilder(Spans spans, DiagnosticSink sink) {
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
        return Optional.of(simple(tree, raw.documentation(), span));
    }

    private Optional<Statement> block(
            GradParser.DeclarationContext tree, RawStatement raw, List<Statement> body, SourceSpan span) {
        if (raw.body().isEmpty()) {
            return Optional.empty();
        }
        if (tree instanceof GradParser.LayerContext layer) {
            List<Identifier> names =
                    names(layer.NAME().stream().map(name -> name.getSymbol()).toList());
            return Optional.of(new Statement.Layer(names.get(0), names.subList(1, names.size()), body, span));
        }
        if (tree instanceof GradParser.ForContext loop) {
            return Optional.of(new Statement.For(
                    identifier(loop.NAME().getSymbol()),
                    expressions.build(loop.expression(0)),
                    expressions.build(loop.expression(1)),
                    body,
                    span));
        }
        return Optional.empty();
    }

    private Statement simple(GradParser.DeclarationContext tree, Optional<String> documentation, SourceSpan span) {
        if (tree instanceof GradParser.DefinitionContext definition) {
            return new Statement.Definition(
                    identifier(definition.NAME().getSymbol()),
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
                    identifier(hyper.NAME().getSymbol()), expressions.build(hyper.expression()), documentation, span);
        }
        if (tree instanceof GradParser.MetricContext metric) {
            return new Statement.Metric(
                    identifier(metric.NAME().getSymbol()), expressions.build(metric.expression()), documentation, span);
        }
        return rare(tree, span);
    }

    private Statement rare(GradParser.DeclarationContext tree, SourceSpan span) {
        if (tree instanceof GradParser.PrecisionContext precision) {
            return new Statement.Precision(identifier(precision.NAME().getSymbol()), span);
        }
        if (tree instanceof GradParser.DimContext dim) {
            return new Statement.Dim(identifier(dim.NAME().getSymbol()), expressions.build(dim.expression()), span);
        }
        if (tree instanceof GradParser.MinimizeContext minimize) {
            return minimize(minimize, span);
        }
        if (tree instanceof GradParser.OutputContext output) {
            return new Statement.Output(
                    names(output.NAME().stream().map(name -> name.getSymbol()).toList()), span);
        }
        if (tree instanceof GradParser.ImportFileContext file) {
            String quoted = file.STRING().getText();
            return new Statement.Import(quoted.substring(1, quoted.length() - 1), span);
        }
        if (tree instanceof GradParser.FunContext fun) {
            return function(fun.NAME().stream().map(name -> name.getSymbol()).toList(), fun.expression(), span);
        }
        GradParser.MethodContext method = (GradParser.MethodContext) tree;
        return function(method.NAME().stream().map(name -> name.getSymbol()).toList(), method.expression(), span);
    }

    private Statement function(List<Token> tokens, GradParser.ExpressionContext value, SourceSpan span) {
        List<Identifier> names = names(tokens);
        return new Statement.Fun(names.get(0), names.subList(1, names.size()), expressions.build(value), span);
    }

    private Statement minimize(GradParser.MinimizeContext minimize, SourceSpan span) {
        Optional<Statement.Rule> rule = Optional.ofNullable(minimize.NAME())
                .map(name -> new Statement.Rule(
                        identifier(name.getSymbol()),
                        minimize.argument().stream().map(expressions::argument).toList()));
        return new Statement.Minimize(expressions.build(minimize.expression()), rule, span);
    }

    private Statement.Shaped shaped(GradParser.VariableContext variable) {
        List<Expr> shape =
                variable.expression().stream().map(expressions::build).toList();
        return new Statement.Shaped(identifier(variable.NAME().getSymbol()), shape);
    }

    /** The index type as a call, {@code index(v)}: the checker knows which names it may have. */
    private Optional<Expr> index(GradParser.@org.jspecify.annotations.Nullable IndexTypeContext type) {
        if (type == null) {
            return Optional.empty();
        }
        Identifier name = identifier(type.NAME().getSymbol());
        Expr.Argument bound = new Expr.Argument(Optional.empty(), expressions.build(type.expression()));
        return Optional.of(new Expr.Call(new Expr.Name(name.text(), name.span()), List.of(bound), spans.of(type)));
    }

    private List<Identifier> names(List<Token> tokens) {
        return tokens.stream().map(this::identifier).toList();
    }

    private Identifier identifier(Token token) {
        return new Identifier(token.getText(), spans.of(token));
    }
}
