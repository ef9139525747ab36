package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;

/** A token of a statement, and what it does there. */
record Word(SourceToken token, Role role) {
    enum Role {
        /** A name, a number, a member's dot: all that stands for itself. */
        PLAIN,
        KEYWORD,
        /** Between two parts of the statement: a comma, an equals sign, an operator with two operands. */
        SEPARATOR,
        /** An operator with one operand, behind it. */
        PREFIX,
        /** A bracket that follows what it calls or indexes. */
        OPEN_POSTFIX,
        OPEN,
        CLOSE,
        /** A comment that needs no line end. */
        COMMENT,
        /** A comment to the end of its line, behind something. */
        COMMENT_TO_LINE_END,
        /** A comment that is alone on its lines. */
        COMMENT_ALONE
    }

    String text() {
        return token.text();
    }

    /** The columns that it takes; those of a comment of several lines do not depend on where it stands. */
    int width() {
        return text().lines().mapToInt(line -> Phrase.columns(line.strip())).sum();
    }

    boolean is(Kind kind) {
        return token.is(kind);
    }

    boolean opens() {
        return role == Role.OPEN || role == Role.OPEN_POSTFIX;
    }

    /** Whether a line must end behind it. */
    boolean endsLine() {
        return role == Role.COMMENT_TO_LINE_END || role == Role.COMMENT_ALONE;
    }

    /** Whether it is an operand, or the end of one. */
    boolean endsOperand() {
        return role == Role.CLOSE || is(Kind.NUMBER) || is(Kind.PRIME) || (is(Kind.NAME) && role == Role.PLAIN);
    }
}
