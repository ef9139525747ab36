package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Cuts the tokens of a file into statements and their bodies. Since each statement is then parsed alone, a mistake in one
 * leaves the others whole.
 */
final class StatementSplitter {
    /** Of bodies in bodies. */
    private static final int DEEPEST = 100;

    private final TokenCursor cursor;
    private final Spans spans;
    private final DiagnosticSink sink;
    private int depth;

    StatementSplitter(List<Token> tokens, Spans spans, DiagnosticSink sink) {
        this.cursor = new TokenCursor(tokens);
        this.spans = spans;
        this.sink = sink;
    }

    /** The statements of the whole file. */
    List<RawStatement> split() {
        List<RawStatement> statements = new ArrayList<>();
        while (!cursor.at(Token.EOF)) {
            statements.addAll(statementsUpToBrace());
            if (cursor.at(GradLexer.RBRACE)) {
                sink.report(TextErrors.unmatched(spans.of(cursor.next()), "}"));
            }
        }
        return statements;
    }

    private List<RawStatement> statementsUpToBrace() {
        List<RawStatement> statements = new ArrayList<>();
        while (!cursor.at(Token.EOF) && !cursor.at(GradLexer.RBRACE)) {
            statement().ifPresent(statements::add);
        }
        return statements;
    }

    private Optional<RawStatement> statement() {
        Optional<String> documentation = documentation();
        if (cursor.at(Token.EOF) || cursor.at(GradLexer.RBRACE)) {
            return Optional.empty();
        }
        if (cursor.at(GradLexer.LBRACE)) {
            sink.report(SyntaxErrors.bodyUnexpected(spans.of(cursor.peek())));
            body();
            return Optional.empty();
        }
        StatementTokens own = new StatementTokens(spans);
        while (!own.endsBefore(cursor)) {
            own.take(cursor.next());
        }
        Optional<List<RawStatement>> body = cursor.at(GradLexer.LBRACE) ? Optional.of(body()) : Optional.empty();
        return Optional.of(new RawStatement(own.tokens(), documentation, body, own.mistake()));
    }

    /** Skips what lies between two statements; the last documentation comment there is about the second, unless it opens the file. */
    private Optional<String> documentation() {
        Optional<String> documentation = Optional.empty();
        while (cursor.atSeparator() || cursor.atComment()) {
            boolean opensFile = cursor.atStart();
            Token token = cursor.next();
            if (token.getChannel() != GradLexer.COMMENTS) {
                continue;
            }
            Optional<String> text = DocComments.text(new Comment(token.getText(), spans.of(token)));
            if (text.isPresent() && !opensFile) {
                documentation = text;
            }
        }
        return documentation;
    }

    private List<RawStatement> body() {
        Token open = cursor.next();
        if (depth == DEEPEST) {
            sink.report(TextErrors.bodiesTooDeep(spans.of(open), DEEPEST));
            cursor.skipBody();
            return List.of();
        }
        depth++;
        List<RawStatement> inner = statementsUpToBrace();
        depth--;
        if (cursor.at(GradLexer.RBRACE)) {
            cursor.next();
            return inner;
        }
        sink.report(TextErrors.unclosed(spans.of(open), "{", "}"));
        return inner;
    }
}
