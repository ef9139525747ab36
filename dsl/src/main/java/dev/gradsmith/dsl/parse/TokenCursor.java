package dev.gradsmith.dsl.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;

/** A place in the tokens of a file, comments and newlines among them. */
final class TokenCursor {
    private final List<Token> tokens;
    private int position;

    /** @param tokens the last of them is the end of the file */
    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        return tokens.get(position++);
    }

    boolean at(int type) {
        return peek().getType() == type;
    }

    boolean atSeparator() {
        return TokenKinds.separates(peek().getType());
    }

    boolean atComment() {
        return peek().getChannel() == GradLexer.COMMENTS;
    }

    /** Whether nothing but empty statements was passed. */
    boolean atStart() {
        return tokens.subList(0, position).stream().allMatch(token -> TokenKinds.separates(token.getType()));
    }

    /** The type of the {@code number}-th token from here, counted from 0, comments and newlines left out. */
    int typeAhead(int number) {
        int left = number;
        for (int i = position; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            boolean counts = token.getChannel() != GradLexer.COMMENTS && token.getType() != GradLexer.NEWLINE;
            if (counts && left-- == 0) {
                return token.getType();
            }
        }
        return Token.EOF;
    }

    /** Passes the closing brace of a body whose opening one was passed. */
    void skipBody() {
        int open = 1;
        while (open > 0 && !at(Token.EOF)) {
            int type = next().getType();
            open += type == GradLexer.LBRACE ? 1 : 0;
            open -= type == GradLexer.RBRACE ? 1 : 0;
        }
    }
}
