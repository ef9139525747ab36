package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of one statement.
 *
 * @param documentation the comment before it
 * @param body the statements between its braces, where it has any
 * @param mistake why it cannot be parsed, where that shows already: a character or a bracket
 */
record RawStatement(
        List<Token> tokens,
        Optional<String> documentation,
        Optional<List<RawStatement>> body,
        Optional<Diagnostic> mistake) {
    /** Whether it gives a name a value. */
    boolean isDefinition() {
        return TokenKinds.isName(type(0)) && type(1) == GradLexer.ASSIGN;
    }

    /** Whether a body belongs to it, which is not there. */
    boolean lacksBody() {
        return body.isEmpty() && TokenKinds.hasBody(type(0));
    }

    Token first() {
        return tokens.get(0);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    /** The type of the token at {@code index}; that of the end of file where there is none. */
    int type(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }
}
