package dev.gradsmith.dsl.ast;

import dev.gradsmith.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** An expression as written. */
public sealed interface Expr {
    SourceSpan span();

    record Literal(double value, String text, SourceSpan span) implements Expr {}

    record Name(String name, SourceSpan span) implements Expr {}

    /** A member of a layer's instance: {@code hidden.W}. */
    record Member(Expr owner, Identifier member, SourceSpan span) implements Expr {}

    record Prefix(PrefixOperator operator, Expr operand, SourceSpan span) implements Expr {}

    /** @param operatorSpan where the operator itself stands */
    record Infix(InfixOperator operator, Expr left, Expr right, SourceSpan operatorSpan, SourceSpan span)
            implements Expr {}

    record Transpose(Expr operand, SourceSpan span) implements Expr {}

    record Call(Expr callee, List<Argument> arguments, SourceSpan span) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Index(Expr operand, List<Subscript> subscripts, SourceSpan span) implements Expr {
        public Index {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** A list in brackets: a shape where a function takes one. */
    record ListOf(List<Expr> elements, SourceSpan span) implements Expr {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    /** An argument of a call, named as in {@code rate = 0.1} or not. */
    record Argument(Optional<Identifier> name, Expr value) {}

    /** What stands between the brackets of an index. */
    sealed interface Subscript {
        record At(Expr index) implements Subscript {}

        /** {@code from:to}; an end that is left out is the axis's own. */
        record Slice(Optional<Expr> from, Optional<Expr> to, SourceSpan span) implements Subscript {}
    }

    /** Operators before their operand. */
    enum PrefixOperator {
        MINUS,
        NOT
    }

    /** Operators between their operands. */
    enum InfixOperator {
        POWER("^"),
        PRODUCT("*"),
        ELEMENTWISE_PRODUCT(".*"),
        QUOTIENT("/"),
        SUM("+"),
        DIFFERENCE("-"),
        LESS("<"),
        LESS_EQUAL("<="),
        GREATER(">"),
        GREATER_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AND("&&"),
        OR("||");

        private final String symbol;

        InfixOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isComparison() {
            return compareTo(LESS) >= 0 && compareTo(NOT_EQUAL) <= 0;
        }
    }
}
