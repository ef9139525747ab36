package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives expressions their meaning. An empty result has been reported, or follows from something that was. */
final class ExpressionChecker {
    private final Graph graph;
    private final Scope scope;
    private final DiagnosticSink sink;
    private final Arithmetic arithmetic;
    private final Map<String, SourceSpan> declaredLater;

    /** @param declaredLater where every name of the file is declared, for names that are used too early */
    ExpressionChecker(Graph graph, Scope scope, DiagnosticSink sink, Map<String, SourceSpan> declaredLater) {
        this.graph = graph;
        this.scope = scope;
        this.sink = sink;
        this.arithmetic = new Arithmetic(graph, sink);
        this.declaredLater = declaredLater;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    DiagnosticSink sink() {
        return sink;
    }

    Scope scope() {
        return scope;
    }

    /** The expression as an operand, which remembers how it was written. */
    Optional<Operand> operand(Expr expression) {
        return check(expression).map(node -> new Operand(expression, node, declaration(expression)));
    }

    private Optional<SourceSpan> declaration(Expr expression) {
        return expression instanceof Expr.Name name ? scope.find(name.name()).map(Symbol::span) : Optional.empty();
    }

    Optional<Node> check(Expr expression) {
        if (expression instanceof Expr.Literal literal) {
            return Optional.of(graph.constant(literal.value()));
        }
        if (expression instanceof Expr.Name name) {
            return name(name);
        }
        if (expression instanceof Expr.Infix infix) {
            return infix(infix);
        }
        if (expression instanceof Expr.Prefix prefix) {
            return operand(prefix.operand()).flatMap(operand -> prefix(prefix, operand));
        }
        if (expression instanceof Expr.Transpose transpose) {
            return operand(transpose.operand()).flatMap(operand -> transpose(transpose, operand));
        }
        if (expression instanceof Expr.Call call) {
            return call(call);
        }
        return unsupported(expression);
    }

    private Optional<Node> unsupported(Expr expression) {
        if (expression instanceof Expr.ListOf list) {
            sink.report(TypeErrors.listAsValue(list.span()));
        } else if (expression instanceof Expr.Index index) {
            sink.report(TypeErrors.notYetSupported(index.span(), "an index or slice"));
        } else if (expression instanceof Expr.Member member) {
            sink.report(TypeErrors.notYetSupported(member.span(), "a member of a layer"));
        } else {
            throw new CompilerBug("check", "no meaning for " + expression);
        }
        return Optional.empty();
    }

    private Optional<Node> name(Expr.Name name) {
        Optional<Symbol> symbol = scope.find(name.name());
        if (symbol.isEmpty()) {
            reportUnknown(name);
            return Optional.empty();
        }
        if (symbol.get() instanceof Symbol.Value value) {
            return Optional.of(value.node());
        }
        return symbol.get() instanceof Symbol.Size size ? Optional.of(graph.size(size.dimension())) : Optional.empty();
    }

    private void reportUnknown(Expr.Name name) {
        SourceSpan later = declaredLater.get(name.name());
        if (later != null) {
            sink.report(NameErrors.usedBeforeDeclared(name.name(), name.span(), later));
        } else if (Functions.isFunction(name.name())) {
            sink.report(NameErrors.functionAsValue(name.name(), name.span()));
        } else {
            sink.report(NameErrors.unknown(name.name(), name.span(), scope.names()));
        }
    }

    private Optional<Node> infix(Expr.Infix infix) {
        Optional<Operand> left = operand(infix.left());
        Optional<Operand> right = operand(infix.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (infix.operator() == Expr.InfixOperator.PRODUCT) {
            return arithmetic.product(left.get(), right.get(), infix.span());
        }
        String what = "'" + infix.operator().symbol() + "'";
        return arithmetic.elementwise(binary(infix.operator()), what, left.get(), right.get(), infix.span());
    }

    private static Binary binary(Expr.InfixOperator operator) {
        return switch (operator) {
            case POWER -> Binary.POWER;
            case PRODUCT, ELEMENTWISE_PRODUCT -> Binary.MULTIPLY;
            case QUOTIENT -> Binary.DIVIDE;
            case SUM -> Binary.ADD;
            case DIFFERENCE -> Binary.SUBTRACT;
            case LESS -> Binary.LESS;
            case LESS_EQUAL -> Binary.LESS_EQUAL;
            case GREATER -> Binary.GREATER;
            case GREATER_EQUAL -> Binary.GREATER_EQUAL;
            case EQUAL -> Binary.EQUAL;
            case NOT_EQUAL -> Binary.NOT_EQUAL;
            case AND -> Binary.AND;
            case OR -> Binary.OR;
        };
    }

    private Optional<Node> prefix(Expr.Prefix prefix, Operand operand) {
        boolean negates = prefix.operator() == Expr.PrefixOperator.MINUS;
        boolean fits = negates ? arithmetic.requireNumber(operand, "'-'") : arithmetic.requireCondition(operand, "'!'");
        Graph here = arithmetic.at(prefix.span());
        return fits ? Optional.of(here.unary(negates ? Unary.NEGATE : Unary.NOT, operand.node())) : Optional.empty();
    }

    private Optional<Node> transpose(Expr.Transpose transpose, Operand operand) {
        boolean matrix = arithmetic.require(operand.type().rank() == 2, TypeErrors.transposeWantsMatrix(operand));
        return matrix
                ? Optional.of(arithmetic.at(transpose.span()).permute(operand.node(), List.of(1, 0)))
                : Optional.empty();
    }

    private Optional<Node> call(Expr.Call call) {
        if (call.callee() instanceof Expr.Name name) {
            return Functions.call(name, new Call(name.name(), call, this));
        }
        sink.report(TypeErrors.notYetSupported(call.span(), "a call of a layer's member"));
        return Optional.empty();
    }
}
