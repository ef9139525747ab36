package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.ast.Expr.InfixOperator;
import java.util.Optional;

/** How strongly what stands between two parts of a statement binds them, loosest first. A line breaks behind the loosest. */
enum Level {
    COMMA,
    ASSIGNMENT,
    /** The colon of a slice or of a loop's range. */
    RANGE,
    OR,
    AND,
    COMPARISON,
    SUM,
    PRODUCT,
    /** Binds so strongly that no line breaks there. */
    POWER;

    boolean isLooserThan(Level other) {
        return compareTo(other) < 0;
    }

    /** @param symbol an operator between two operands */
    static Optional<Level> of(String symbol) {
        for (InfixOperator operator : InfixOperator.values()) {
            if (operator.symbol().equals(symbol)) {
                return Optional.of(of(operator));
            }
        }
        return Optional.empty();
    }

    private static Level of(InfixOperator operator) {
        return switch (operator) {
            case POWER -> POWER;
            case PRODUCT, ELEMENTWISE_PRODUCT, QUOTIENT -> PRODUCT;
            case SUM, DIFFERENCE -> SUM;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> COMPARISON;
            case AND -> AND;
            case OR -> OR;
        };
    }
}
