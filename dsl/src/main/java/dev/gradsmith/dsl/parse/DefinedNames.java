package dev.gradsmith.dsl.parse;

import dev.gradsmith.dsl.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Guesses which names a statement with a mistake was to define, so that their uses are not reported again. */
final class DefinedNames {
    private final Spans spans;

    DefinedNames(Spans spans) {
        this.spans = spans;
    }

    /** The names before the first {@code =}, {@code ~} or parenthesis, but for shapes; and those of the body's statements, but for a layer's own. */
    List<Identifier> of(RawStatement statement) {
        List<Identifier> names = new ArrayList<>();
        if (definesNames(statement.type(0))) {
            int depth = 0;
            for (Token token : statement.tokens()) {
                int type = token.getType();
                depth += type == GradLexer.LBRACKET ? 1 : 0;
                depth -= type == GradLexer.RBRACKET ? 1 : 0;
                if (depth == 0 && TokenKinds.isName(type)) {
                    names.add(new Identifier(token.getText(), spans.of(token)));
                } else if (depth == 0 && !goesOn(type)) {
                    break;
                }
            }
        }
        if (statement.type(0) != GradLexer.LAYER) {
            statement.body().ifPresent(body -> body.forEach(inner -> names.addAll(of(inner))));
        }
        return names;
    }

    private static boolean definesNames(int keyword) {
        return keyword != GradLexer.OUTPUT && keyword != GradLexer.MINIMIZE && keyword != GradLexer.FOR;
    }

    private static boolean goesOn(int type) {
        return TokenKinds.startsStatement(type) || type == GradLexer.RBRACKET || type == GradLexer.COMMA;
    }
}
