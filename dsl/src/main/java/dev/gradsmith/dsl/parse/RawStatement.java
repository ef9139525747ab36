package dev.gradsmith.dsl.parse;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of one statement.
 *
 * @param documentation the comment before it
 * @param body the statements between its braces, where it has any
 */
record RawStatement(List<Token> tokens, Optional<String> documentation, Optional<List<RawStatement>> body) {
    Token first() {
        return tokens.get(0);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }
}
