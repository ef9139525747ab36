package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import java.util.List;
import java.util.Optional;

/** Turns parse trees of expressions into {@link Expr}. */
final class ExprBuilder {
    private final Spans spans;
    private final DiagnosticSink sink;

    ExprBuilder(Spans spans, DiagnosticSink sink) {
        this.spans = spans;
        this.sink = sink;
    }

    Expr build(GradParser.ExpressionContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof GradParser.NameContext name) {
            return new Expr.Name(name.getText(), span);
        }
        if (tree instanceof GradParser.NumberContext number) {
            String text = number.NUMBER().getText();
            return new Expr.Literal(Double.parseDouble(text), text, span);
        }
        if (tree instanceof GradParser.BinaryContext binary) {
            return infix(binary, span);
        }
        if (tree instanceof GradParser.PrefixContext prefix) {
            boolean minus = prefix.operator.getType() == GradLexer.MINUS;
            Expr operand = build(prefix.expression());
            return new Expr.Prefix(minus ? Expr.PrefixOperator.MINUS : Expr.PrefixOperator.NOT, operand, span);
        }
        if (tree instanceof GradParser.ParenthesizedContext parenthesized) {
            return build(parenthesized.expression());
        }
        return postfix(tree, span);
    }

    private Expr postfix(GradParser.ExpressionContext tree, SourceSpan span) {
        if (tree instanceof GradParser.TransposeContext transpose) {
            return new Expr.Transpose(build(transpose.expression()), span);
        }
        if (tree instanceof GradParser.CallContext call) {
            List<Expr.Argument> arguments = arguments(call.arguments());
            return new Expr.Call(build(call.expression()), arguments, span);
        }
        if (tree instanceof GradParser.IndexContext index) {
            List<Expr.Subscript> subscripts =
                    index.subscript().stream().map(this::subscript).toList();
            return new Expr.Index(build(index.expression()), subscripts, span);
        }
        if (tree instanceof GradParser.MemberContext member) {
            return new Expr.Member(build(member.expression()), identifier(member.identifier()), span);
        }
        if (tree instanceof GradParser.ListContext list) {
            return new Expr.ListOf(list.expression().stream().map(this::build).toList(), span);
        }
        throw new CompilerBug("parse", "no expression for " + tree.getText());
    }

    List<Expr.Argument> arguments(GradParser.ArgumentsContext tree) {
        return tree.argument().stream().map(this::argument).toList();
    }

    Identifier identifier(GradParser.IdentifierContext tree) {
        return new Identifier(tree.getText(), spans.of(tree));
    }

    private Expr.Argument argument(GradParser.ArgumentContext tree) {
        Optional<Identifier> name = Optional.ofNullable(tree.identifier()).map(this::identifier);
        return new Expr.Argument(name, build(tree.expression()));
    }

    private Expr.Subscript subscript(GradParser.SubscriptContext tree) {
        if (tree.colon == null) {
            return new Expr.Subscript.At(build(tree.lower));
        }
        Optional<Expr> from = Optional.ofNullable(tree.lower).map(this::build);
        Optional<Expr> to = Optional.ofNullable(tree.upper).map(this::build);
        return new Expr.Subscript.Slice(from, to, spans.of(tree));
    }

    private Expr infix(GradParser.BinaryContext tree, SourceSpan span) {
        Expr.InfixOperator operator = operator(tree.operator.getType());
        Expr left = build(tree.expression(0));
        Expr right = build(tree.expression(1));
        SourceSpan operatorSpan = spans.of(tree.operator);
        if (operator.isComparison() && isComparison(tree.expression(0))) {
            reportChain((GradParser.BinaryContext) tree.expression(0), tree);
        }
        return new Expr.Infix(operator, left, right, operatorSpan, span);
    }

    /** Reports {@code a < b < c} once, at its first link, however long the chain is. */
    private void reportChain(GradParser.BinaryContext first, GradParser.BinaryContext second) {
        if (!isComparison(first.expression(0))) {
            sink.report(SyntaxErrors.chainedComparison(
                    spans.of(second),
                    Spans.source(first),
                    Spans.source(first.expression(1)) + " " + second.operator.getText() + " "
                            + Spans.source(second.expression(1))));
        }
    }

    private static boolean isComparison(GradParser.ExpressionContext tree) {
        return tree instanceof GradParser.BinaryContext binary
                && operator(binary.operator.getType()).isComparison();
    }

    private static Expr.InfixOperator operator(int token) {
        String symbol = GradLexer.VOCABULARY.getLiteralName(token).replace("'", "");
        for (Expr.InfixOperator operator : Expr.InfixOperator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new CompilerBug("parse", "no operator for " + symbol);
    }
}
