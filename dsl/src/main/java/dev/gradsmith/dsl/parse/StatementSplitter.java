package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
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
            if (cursor.at(GradLexer.LBRACE)) {
                strayBody(statements);
            } else {
                statement().ifPresent(statements::add);
            }
        }
        return statements;
    }

    /** A brace where a statement should start: on the line after a header, or belonging to nothing. */
    private void strayBody(List<RawStatement> statements) {
        SourceSpan brace = spans.of(cursor.peek());
        Body body = body();
        int last = statements.size() - 1;
        if (last < 0 || !statements.get(last).lacksBody()) {
            sink.report(SyntaxErrors.bodyUnexpected(brace));
            return;
        }
        RawStatement header = statements.get(last);
        Optional<Diagnostic> mistake = header.mistake().or(() -> Optional.of(SyntaxErrors.lateBody(brace)));
        statements.set(
                last,
                new RawStatement(header.tokens(), header.documentation(), Optional.of(body.statements()), mistake));
    }

    /** The next statement; empty where there is none before the next brace. */
    private Optional<RawStatement> statement() {
        Optional<String> documentation = documentation();
        if (cursor.at(Token.EOF) || cursor.at(GradLexer.RBRACE) || cursor.at(GradLexer.LBRACE)) {
            return Optional.empty();
        }
        StatementTokens own = new StatementTokens(spans);
        while (!own.endsBefore(cursor)) {
            own.take(cursor.next());
        }
        Optional<Body> body = cursor.at(GradLexer.LBRACE) ? Optional.of(body()) : Optional.empty();
        return Optional.of(new RawStatement(
                own.tokens(),
                documentation,
                body.map(Body::statements),
                own.mistake().or(() -> body.flatMap(Body::mistake))));
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

    /** @param mistake of its braces */
    private record Body(List<RawStatement> statements, Optional<Diagnostic> mistake) {}

    private Body body() {
        Token open = cursor.next();
        if (depth == DEEPEST) {
            cursor.skipBody();
            return new Body(List.of(), Optional.of(TextErrors.bodiesTooDeep(spans.of(open), DEEPEST)));
        }
        depth++;
        List<RawStatement> inner = statementsUpToBrace();
        depth--;
        if (cursor.at(GradLexer.RBRACE)) {
            cursor.next();
            return new Body(inner, Optional.empty());
        }
        return new Body(inner, Optional.of(TextErrors.unclosed(spans.of(open), "{", "}")));
    }
}
