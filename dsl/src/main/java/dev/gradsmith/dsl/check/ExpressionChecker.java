package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.DimensionRangeException;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives expressions their meaning. An empty result has been reported, or follows from something that was or will be. */
final class ExpressionChecker {
    /** Of calls within calls. */
    static final int DEEPEST_CALL = 100;

    private final Context context;
    private final Graph graph;
    private final Scope scope;
    private final DiagnosticSink sink;
    private final Arithmetic arithmetic;
    private final Map<String, SourceSpan> declaredLater;
    private final int depth;

    /** @param declaredLater where every name of the file is declared, for names that are used too early */
    ExpressionChecker(Context context, Scope scope, DiagnosticSink sink, Map<String, SourceSpan> declaredLater) {
        this(context, scope, sink, declaredLater, 0);
    }

    private ExpressionChecker(
            Context context, Scope scope, DiagnosticSink sink, Map<String, SourceSpan> declaredLater, int depth) {
        this.context = context;
        this.graph = context.graph();
        this.scope = scope;
        this.sink = sink;
        this.arithmetic = new Arithmetic(graph, sink);
        this.declaredLater = declaredLater;
        this.depth = depth;
    }

    /** The checker of a function's or layer's body. */
    ExpressionChecker within(Scope inner, DiagnosticSink reports) {
        return new ExpressionChecker(context, inner, reports, Map.of(), depth + 1);
    }

    /** The checker of one round of a loop. */
    ExpressionChecker inLoop(Scope round, DiagnosticSink reports) {
        return new ExpressionChecker(context, round, reports, declaredLater, depth);
    }

    Context context() {
        return context;
    }

    /** How many calls this checker is within. */
    int depth() {
        return depth;
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
        if (!context.mayCheck()) {
            return Optional.empty();
        }
        try {
            return meaning(expression);
        } catch (DimensionRangeException e) {
            sink.report(DeclarationErrors.sizeTooLarge(expression.span(), e.size()));
            return Optional.empty();
        }
    }

    private Optional<Node> meaning(Expr expression) {
        if (expression instanceof Expr.Literal literal) {
            return literal(literal);
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
        if (expression instanceof Expr.Index index) {
            return new Indexing(this).check(index);
        }
        if (expression instanceof Expr.Member member) {
            return member(member).flatMap(symbol -> value(symbol, member.member()));
        }
        if (expression instanceof Expr.ListOf list) {
            sink.report(TypeErrors.listAsValue(list.span()));
            return Optional.empty();
        }
        throw new CompilerBug("check", "no meaning for " + expression);
    }

    private Optional<Node> literal(Expr.Literal literal) {
        if (context.precision() == Precision.FLOAT && !isFloat(literal.value())) {
            sink.report(TypeErrors.notAFloat(literal));
            return Optional.empty();
        }
        return Optional.of(graph.constant(literal.value()));
    }

    /** Whether a float can be near it: neither infinite nor, without being 0, lost to 0. */
    private static boolean isFloat(double value) {
        float rounded = (float) value;
        return !Float.isInfinite(rounded) && (rounded != 0 || value == 0);
    }

    private Optional<Node> name(Expr.Name name) {
        Optional<Symbol> symbol = scope.find(name.name());
        if (symbol.isEmpty()) {
            reportUnknown(name);
            return Optional.empty();
        }
        return value(symbol.get(), new Identifier(name.name(), name.span()));
    }

    private Optional<Node> value(Symbol symbol, Identifier name) {
        if (symbol instanceof Symbol.Value value) {
            return Optional.of(value.node());
        }
        if (symbol instanceof Symbol.Size size) {
            return Optional.of(graph.size(size.dimension()));
        }
        if (!(symbol instanceof Symbol.Broken)) {
            sink.report(NameErrors.notAValue(name, symbol));
        }
        return Optional.empty();
    }

    /** What a name or a member of an instance stands for; reports nothing of names that are unknown. */
    Optional<Symbol> resolve(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return scope.find(name.name());
        }
        return expression instanceof Expr.Member member
                        && resolve(member.owner()).isPresent()
                ? member(member)
                : Optional.empty();
    }

    private Optional<Symbol> member(Expr.Member member) {
        Optional<Symbol> owner = resolve(member.owner());
        if (owner.isEmpty()) {
            check(member.owner());
            return Optional.empty();
        }
        if (!(owner.get() instanceof Symbol.Instance instance)) {
            if (!(owner.get() instanceof Symbol.Broken)) {
                sink.report(NameErrors.noMembers(member));
            }
            return Optional.empty();
        }
        String name = member.member().text();
        Optional<Symbol> found = instance.members().member(name);
        if (found.isEmpty()) {
            sink.report(NameErrors.unknownMember(member.member(), instance));
        }
        return found;
    }

    private void reportUnknown(Expr.Name name) {
        SourceSpan later = declaredLater.get(name.name());
        Optional<Symbol> library = StandardLibrary.find(name.name());
        if (later != null) {
            sink.report(NameErrors.usedBeforeDeclared(name.name(), name.span(), later));
        } else if (library.isPresent()) {
            sink.report(NameErrors.notAValue(new Identifier(name.name(), name.span()), library.get()));
        } else if (Functions.isFunction(name.name())) {
            sink.report(NameErrors.functionAsValue(name.name(), name.span()));
        } else if (context.isNewUnknown(name.name())) {
            Optional<SourceSpan> inLoop = scope.inLoop(name.name());
            sink.report(inLoop.map(defined -> NameErrors.ownOfRounds(name.name(), name.span(), defined))
                    .orElseGet(() -> NameErrors.unknown(name.name(), name.span(), scope.names())));
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
        if (call.callee() instanceof Expr.Name name && scope.find(name.name()).isEmpty()) {
            return builtIn(name, call);
        }
        Optional<Symbol> callee = resolve(call.callee());
        if (callee.isEmpty()) {
            check(call.callee());
            return Optional.empty();
        }
        return call(callee.get(), call);
    }

    private Optional<Node> builtIn(Expr.Name name, Expr.Call call) {
        if (Functions.isFunction(name.name())) {
            return Functions.call(name, new Call(name.name(), call, this));
        }
        Optional<Symbol> library = StandardLibrary.find(name.name());
        if (library.isPresent()) {
            return call(library.get(), call);
        }
        reportUnknownFunction(name);
        return Optional.empty();
    }

    void reportUnknownFunction(Expr.Name name) {
        SourceSpan later = declaredLater.get(name.name());
        if (later != null) {
            sink.report(NameErrors.usedBeforeDeclared(name.name(), name.span(), later));
        } else if (context.isNewUnknown(name.name() + "()") && !context.missesFunctions()) {
            sink.report(NameErrors.unknownFunction(name.name(), name.span(), callables()));
        }
    }

    private Set<String> callables() {
        Set<String> names = new HashSet<>(Functions.names());
        names.addAll(StandardLibrary.names());
        scope.names().stream()
                .filter(name -> scope.find(name)
                        .filter(symbol -> symbol instanceof Symbol.Function || symbol instanceof Symbol.Instance)
                        .isPresent())
                .forEach(names::add);
        return names;
    }

    private Optional<Node> call(Symbol callee, Expr.Call call) {
        if (callee instanceof Symbol.Function function) {
            return new Applications(this).call(function, call);
        }
        if (callee instanceof Symbol.Instance instance) {
            Optional<Symbol> apply = instance.members().member("apply");
            if (apply.isPresent()) {
                return call(apply.get(), call);
            }
            sink.report(NameErrors.noApply(call.callee().span(), instance));
        } else if (callee instanceof Symbol.Layer layer) {
            sink.report(NameErrors.layerWithoutName(call.span(), layer));
        } else if (call.callee() instanceof Expr.Name name && Functions.isFunction(name.name())) {
            // A value may have a function's name: norm = norm(w).
            return Functions.call(name, new Call(name.name(), call, this));
        } else if (!(callee instanceof Symbol.Broken)) {
            sink.report(NameErrors.notAFunction(call.callee().span(), callee));
        }
        return Optional.empty();
    }
}
