package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.DiagnosticSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Cuts the tokens of a file into statements, at newlines and semicolons outside brackets. A newline after a binary operator or
 * a comma ends nothing. Since each statement is then parsed alone, a mistake in one leaves the others whole.
 */
final class StatementSplitter {
    private static final int DEEPEST = 200;
    private static final int MOST_OPERATORS = 1_000;

    private static final Map<Integer, Integer> CLOSING = Map.of(
            GradLexer.LPAREN, GradLexer.RPAREN,
            GradLexer.LBRACKET, GradLexer.RBRACKET,
            GradLexer.LBRACE, GradLexer.RBRACE);

    /** After one of these a statement goes on in the next line. */
    private static final Set<Integer> CONTINUES = Set.of(
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
            GradLexer.NOT,
            GradLexer.ASSIGN,
            GradLexer.TILDE,
            GradLexer.COLON,
            GradLexer.COMMA);

    /** One of these at the start of a line, inside parentheses, says that a bracket was forgotten before. */
    private static final Set<Integer> STARTS = Set.of(
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

    private final List<Token> tokens;
    private final Spans spans;
    private final DiagnosticSink sink;
    private int position;

    StatementSplitter(List<Token> tokens, Spans spans, DiagnosticSink sink) {
        this.tokens = tokens;
        this.spans = spans;
        this.sink = sink;
    }

    /** The statements of the whole file. Where brackets do not match, the statement is reported and left out. */
    List<RawStatement> split() {
        List<RawStatement> statements = new ArrayList<>();
        while (peek().getType() != Token.EOF) {
            statements.addAll(statementsUpToBrace());
            if (peek().getType() == GradLexer.RBRACE) {
                sink.report(SyntaxErrors.unmatched(spans.of(next()), "}"));
            }
        }
        return statements;
    }

    private List<RawStatement> statementsUpToBrace() {
        List<RawStatement> statements = new ArrayList<>();
        while (peek().getType() != Token.EOF && peek().getType() != GradLexer.RBRACE) {
            statement().ifPresent(statements::add);
        }
        return statements;
    }

    private Optional<RawStatement> statement() {
        Optional<String> documentation = Optional.empty();
        while (isSeparator(peek()) || isComment(peek())) {
            Token token = next();
            documentation = isComment(token) ? DocComments.text(token).or(() -> Optional.empty()) : documentation;
        }
        if (peek().getType() == Token.EOF || peek().getType() == GradLexer.RBRACE) {
            return Optional.empty();
        }
        List<Token> own = new ArrayList<>();
        boolean sound = take(own);
        if (!sound || own.isEmpty()) {
            return Optional.empty();
        }
        if (peek().getType() != GradLexer.LBRACE) {
            return Optional.of(new RawStatement(own, documentation, Optional.empty()));
        }
        return Optional.of(new RawStatement(own, documentation, Optional.of(body())));
    }

    private List<RawStatement> body() {
        Token open = next();
        List<RawStatement> inner = statementsUpToBrace();
        if (peek().getType() == GradLexer.RBRACE) {
            next();
            return inner;
        }
        sink.report(SyntaxErrors.unclosed(spans.of(open), "{", "}"));
        return inner;
    }

    /** Moves the tokens of one statement to {@code own}, up to its separator, body or end; false where brackets do not match. */
    private boolean take(List<Token> own) {
        Deque<Token> open = new ArrayDeque<>();
        boolean sound = true;
        int operators = 0;
        while (!endsHere(own, open)) {
            Token token = next();
            if (isComment(token) || token.getType() == GradLexer.NEWLINE) {
                continue;
            }
            own.add(token);
            operators += CONTINUES.contains(token.getType()) ? 1 : 0;
            sound &= track(token, open);
        }
        for (Token bracket : open) {
            sink.report(SyntaxErrors.unclosed(spans.of(bracket), bracket.getText(), closingText(bracket)));
        }
        if (operators > MOST_OPERATORS) {
            sink.report(SyntaxErrors.tooLong(spans.of(own.get(0)), MOST_OPERATORS));
        }
        return sound && open.isEmpty() && operators <= MOST_OPERATORS;
    }

    private boolean endsHere(List<Token> own, Deque<Token> open) {
        int type = peek().getType();
        if (type == Token.EOF || type == GradLexer.SEMICOLON) {
            return true;
        }
        if (open.isEmpty()) {
            boolean goesOn =
                    !own.isEmpty() && CONTINUES.contains(own.get(own.size() - 1).getType());
            boolean brace = type == GradLexer.LBRACE || type == GradLexer.RBRACE;
            return brace || (type == GradLexer.NEWLINE && !goesOn);
        }
        return STARTS.contains(type) && position > 0 && tokens.get(position - 1).getType() == GradLexer.NEWLINE;
    }

    /** Keeps the stack of open brackets; false where {@code token} closes the wrong one or nests too deep. */
    private boolean track(Token token, Deque<Token> open) {
        if (CLOSING.containsKey(token.getType())) {
            open.push(token);
            if (open.size() == DEEPEST + 1) {
                sink.report(SyntaxErrors.tooDeep(spans.of(token), DEEPEST));
            }
            return open.size() <= DEEPEST;
        }
        if (!CLOSING.containsValue(token.getType())) {
            return true;
        }
        if (open.isEmpty()) {
            sink.report(SyntaxErrors.unmatched(spans.of(token), token.getText()));
            return false;
        }
        Token bracket = open.pop();
        if (closingText(bracket).equals(token.getText())) {
            return true;
        }
        sink.report(SyntaxErrors.mismatched(spans.of(token), token.getText(), closingText(bracket), bracket.getLine()));
        return false;
    }

    private static String closingText(Token bracket) {
        return switch (bracket.getText()) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    private static boolean isSeparator(Token token) {
        return token.getType() == GradLexer.NEWLINE || token.getType() == GradLexer.SEMICOLON;
    }

    private static boolean isComment(Token token) {
        return token.getChannel() == GradLexer.COMMENTS;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        return tokens.get(position++);
    }
}
