package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.DimensionRangeException;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Constant;
import java.util.Optional;

/** Reads expressions that stand for sizes and positions: numbers, dimensions, and sums, differences and products of them. */
final class SizeExpressions {
    private final Scope scope;
    private final DiagnosticSink sink;

    SizeExpressions(Scope scope, DiagnosticSink sink) {
        this.scope = scope;
        this.sink = sink;
    }

    /** A dimension in the shape of a declaration, where an unknown name introduces a dimension. */
    Optional<Dimension> declared(Expr written) {
        try {
            return introduced(written);
        } catch (DimensionRangeException e) {
            sink.report(DeclarationErrors.sizeTooLarge(written.span(), e.size()));
            return Optional.empty();
        }
    }

    private Optional<Dimension> introduced(Expr written) {
        if (written instanceof Expr.Name name && scope.find(name.name()).isEmpty()) {
            return scope.dimension(new Identifier(name.name(), name.span()));
        }
        if (written instanceof Expr.Infix infix && isArithmetic(infix) && !isKnown(infix)) {
            return introduced(infix.left())
                    .flatMap(left -> introduced(infix.right()).map(right -> combine(infix.operator(), left, right)));
        }
        return size(written);
    }

    /** A size that must be known here; at least 1 where it is a number. */
    Optional<Dimension> size(Expr written) {
        Optional<Dimension> size = find(written);
        boolean broken = mentionsBroken(written);
        boolean valid = size.isPresent()
                && (!size.get().isFixed() || size.get().fixedSize().getAsInt() >= 1);
        if (!valid && !broken) {
            sink.report(notASize(written));
        }
        return valid ? size : Optional.empty();
    }

    private Diagnostic notASize(Expr written) {
        if (!(written instanceof Expr.Name name)) {
            return DeclarationErrors.invalidDimension(written.span());
        }
        Optional<Symbol> symbol = scope.find(name.name());
        if (symbol.isEmpty()) {
            return DeclarationErrors.unknownSize(written.span(), name.name());
        }
        return symbol.get() instanceof Symbol.Size
                ? DeclarationErrors.invalidDimension(written.span())
                : NameErrors.notADimension(new Identifier(name.name(), name.span()), symbol.get());
    }

    private boolean isKnown(Expr written) {
        return find(written).isPresent();
    }

    private boolean mentionsBroken(Expr written) {
        if (written instanceof Expr.Infix infix) {
            return mentionsBroken(infix.left()) || mentionsBroken(infix.right());
        }
        return written instanceof Expr.Name name
                && scope.find(name.name())
                        .filter(Symbol.Broken.class::isInstance)
                        .isPresent();
    }

    /** The size or position that an expression stands for, 0 among them; empty where it is none. Reports nothing. */
    Optional<Dimension> find(Expr written) {
        if (written instanceof Expr.Literal literal) {
            return whole(literal.value());
        }
        if (written instanceof Expr.Name name) {
            return scope.find(name.name()).flatMap(SizeExpressions::of);
        }
        if (written instanceof Expr.Infix infix && isArithmetic(infix)) {
            return find(infix.left())
                    .flatMap(left -> find(infix.right()).map(right -> combine(infix.operator(), left, right)));
        }
        return Optional.empty();
    }

    /** Whether a dimension's name occurs in the expression. */
    boolean speaksOfDimension(Expr written) {
        return Mentions.of(written).stream()
                .anyMatch(name ->
                        scope.find(name).filter(Symbol.Size.class::isInstance).isPresent());
    }

    private static Optional<Dimension> of(Symbol symbol) {
        if (symbol instanceof Symbol.Size size) {
            return Optional.of(size.dimension());
        }
        return symbol instanceof Symbol.Value value ? of(value.node()) : Optional.empty();
    }

    private static Optional<Dimension> of(Node node) {
        return node.op() instanceof Constant constant ? whole(constant.value()) : Optional.empty();
    }

    private static Optional<Dimension> whole(double value) {
        boolean whole = value >= 0 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
        return whole ? Optional.of(Dimension.of((int) value)) : Optional.empty();
    }

    private static boolean isArithmetic(Expr.Infix infix) {
        return switch (infix.operator()) {
            case SUM, DIFFERENCE, PRODUCT -> true;
            default -> false;
        };
    }

    private static Dimension combine(Expr.InfixOperator operator, Dimension left, Dimension right) {
        return switch (operator) {
            case SUM -> left.plus(right);
            case DIFFERENCE -> left.minus(right);
            default -> left.times(right);
        };
    }
}
