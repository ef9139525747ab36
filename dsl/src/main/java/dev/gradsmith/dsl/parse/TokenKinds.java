package dev.gradsmith.dsl.parse;

import java.util.Set;

/** Which tokens do the same. */
final class TokenKinds {
    /** Operators with an operand to their right. */
    static final Set<Integer> OPERATORS = Set.of(
            GradLexer.AND,
            GradLexer.OR,
            GradLexer.LE,
            GradLexer.GE,
            GradLexer.EQ,
            GradLexer.NE,
            GradLexer.LT,
            GradLexer.GT,
            GradLexer.PLUS,
            GradLexer.MINUS,
            GradLexer.STAR,
            GradLexer.DOT_STAR,
            GradLexer.SLASH,
            GradLexer.POWER,
            GradLexer.NOT);

    private static final Set<Integer> PUNCTUATION_BEFORE_MORE =
            Set.of(GradLexer.ASSIGN, GradLexer.TILDE, GradLexer.COLON, GradLexer.COMMA);

    private static final Set<Integer> STATEMENT_KEYWORDS = Set.of(
            GradLexer.PRECISION,
            GradLexer.DIM,
            GradLexer.INPUT,
            GradLexer.TARGET,
            GradLexer.PARAM,
            GradLexer.HYPER,
            GradLexer.FUN,
            GradLexer.LAYER,
            GradLexer.MINIMIZE,
            GradLexer.OUTPUT,
            GradLexer.METRIC,
            GradLexer.IMPORT,
            GradLexer.FOR);

    private TokenKinds() {}

    /** Whether a statement cannot end after it, so that a newline there means nothing. */
    static boolean continues(int type) {
        return OPERATORS.contains(type) || PUNCTUATION_BEFORE_MORE.contains(type);
    }

    /** Whether it does no more than end a statement. */
    static boolean separates(int type) {
        return type == GradLexer.NEWLINE || type == GradLexer.SEMICOLON;
    }

    static boolean startsStatement(int type) {
        return STATEMENT_KEYWORDS.contains(type);
    }

    /** Whether the statements that it starts have a body in braces. */
    static boolean hasBody(int type) {
        return type == GradLexer.LAYER || type == GradLexer.FOR;
    }

    static boolean isName(int type) {
        return type == GradLexer.NAME || type == GradLexer.IN;
    }

    static boolean isReserved(int type) {
        return type == GradLexer.WITH || startsStatement(type);
    }

    /** Whether an operand can end with it. */
    static boolean endsOperand(int type) {
        return isName(type)
                || type == GradLexer.NUMBER
                || type == GradLexer.RPAREN
                || type == GradLexer.RBRACKET
                || type == GradLexer.PRIME;
    }

    /** Whether an operand can start with it where one has just ended; a bracket would be a call or an index there. */
    static boolean startsNextOperand(int type) {
        return isName(type) || type == GradLexer.NUMBER;
    }

    static boolean opens(int type) {
        return type == GradLexer.LPAREN || type == GradLexer.LBRACKET;
    }

    static boolean closes(int type) {
        return type == GradLexer.RPAREN || type == GradLexer.RBRACKET;
    }
}
