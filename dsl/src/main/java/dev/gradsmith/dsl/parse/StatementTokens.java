package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Collects the tokens of one statement, up to a newline, {@code ;} or brace. A newline inside brackets or after a binary
 * operator or a comma ends nothing, unless what follows can only be another statement: then something was forgotten here.
 */
final class StatementTokens {
    private static final int DEEPEST_BRACKETS = 100;
    private static final int DEEPEST = 500;

    private final Spans spans;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private final NestingDepth depth = new NestingDepth();
    private Optional<Diagnostic> mistake = Optional.empty();

    StatementTokens(Spans spans) {
        this.spans = spans;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The first mistake that shows without parsing. */
    Optional<Diagnostic> mistake() {
        if (mistake.isEmpty() && !open.isEmpty()) {
            Token bracket = open.element();
            return Optional.of(TextErrors.unclosed(spans.of(bracket), bracket.getText(), closing(bracket.getType())));
        }
        if (mistake.isEmpty() && depth.depth() > DEEPEST) {
            return Optional.of(TextErrors.tooDeep(spans.of(tokens.get(0)), DEEPEST));
        }
        return mistake;
    }

    boolean endsBefore(TokenCursor cursor) {
        int type = cursor.peek().getType();
        if (type != GradLexer.NEWLINE) {
            return type == Token.EOF
                    || type == GradLexer.SEMICOLON
                    || type == GradLexer.LBRACE
                    || type == GradLexer.RBRACE;
        }
        boolean goesOn = !open.isEmpty() || TokenKinds.continues(lastType());
        return !goesOn || anotherStatementFollows(cursor);
    }

    private boolean anotherStatementFollows(TokenCursor cursor) {
        if (TokenKinds.startsStatement(cursor.typeAhead(0))) {
            return true;
        }
        boolean definition = TokenKinds.isName(cursor.typeAhead(0)) && cursor.typeAhead(1) == GradLexer.ASSIGN;
        boolean namedArgument = !open.isEmpty() && (TokenKinds.opens(lastType()) || lastType() == GradLexer.COMMA);
        return (definition && !namedArgument) || methodFollows(cursor);
    }

    /** Whether the function of a layer comes next, as in {@code apply(x) =}. */
    private static boolean methodFollows(TokenCursor cursor) {
        if (!TokenKinds.isName(cursor.typeAhead(0)) || cursor.typeAhead(1) != GradLexer.LPAREN) {
            return false;
        }
        int next = 2;
        while (TokenKinds.isName(cursor.typeAhead(next)) || cursor.typeAhead(next) == GradLexer.COMMA) {
            next++;
        }
        return cursor.typeAhead(next) == GradLexer.RPAREN && cursor.typeAhead(next + 1) == GradLexer.ASSIGN;
    }

    private int lastType() {
        return tokens.isEmpty() ? Token.EOF : tokens.get(tokens.size() - 1).getType();
    }

    void take(Token token) {
        int type = token.getType();
        if (token.getChannel() == GradLexer.COMMENTS || type == GradLexer.NEWLINE) {
            return;
        }
        tokens.add(token);
        note(TextErrors.of(token, spans.of(token)));
        if (TokenKinds.OPERATORS.contains(type) || type == GradLexer.PRIME || type == GradLexer.DOT) {
            depth.operator();
        }
        if (type == GradLexer.COMMA) {
            depth.comma();
        }
        if (TokenKinds.opens(type)) {
            open(token);
        }
        if (TokenKinds.closes(type)) {
            close(token);
        }
    }

    private void open(Token bracket) {
        open.push(bracket);
        depth.open();
        if (open.size() > DEEPEST_BRACKETS) {
            note(Optional.of(TextErrors.bracketsTooDeep(spans.of(bracket), DEEPEST_BRACKETS)));
        }
    }

    private void close(Token bracket) {
        depth.close();
        if (open.isEmpty()) {
            note(Optional.of(TextErrors.unmatched(spans.of(bracket), bracket.getText())));
            return;
        }
        Token opening = open.pop();
        String expected = closing(opening.getType());
        if (!expected.equals(bracket.getText())) {
            note(Optional.of(TextErrors.mismatched(
                    spans.of(bracket), bracket.getText(), opening.getText(), expected, spans.of(opening))));
        }
    }

    private void note(Optional<Diagnostic> found) {
        mistake = mistake.or(() -> found);
    }

    private static String closing(int opening) {
        return opening == GradLexer.LPAREN ? ")" : "]";
    }
}
