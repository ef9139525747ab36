package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Comment;

/** A token of a model file, for what writes model files anew: nothing of the file but spaces is missing from a row of them. */
public record SourceToken(Kind kind, String text, SourceSpan span) {
    /** What a token is to a reader. */
    public enum Kind {
        KEYWORD,
        /** A name; also {@code in}, which is a word of the language in the head of a loop only. */
        NAME,
        NUMBER,
        STRING,
        /** An operator before or between operands. */
        OPERATOR,
        PRIME,
        ASSIGN,
        TILDE,
        COLON,
        COMMA,
        DOT,
        /** An opening parenthesis or bracket. */
        OPEN,
        CLOSE,
        OPEN_BODY,
        CLOSE_BODY,
        SEMICOLON,
        NEWLINE,
        COMMENT
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    public boolean isLineComment() {
        return kind == Kind.COMMENT && text.startsWith("//");
    }

    /** Whether it is a comment that documents what follows it. */
    public boolean isDocumentation() {
        return kind == Kind.COMMENT && new Comment(text, span).isDocumentation();
    }
}
