package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.SourceSpan;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens stand in the file. */
record Spans(String file) {
    SourceSpan of(Token token) {
        int line = token.getLine();
        int column = token.getCharPositionInLine() + 1;
        int length = token.getType() == Token.EOF
                ? 0
                : Math.toIntExact(token.getText()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .codePoints()
                        .count());
        return new SourceSpan(file, line, column, line, column + length);
    }

    SourceSpan of(Token first, Token last) {
        return of(first).to(of(last));
    }

    SourceSpan of(ParserRuleContext context) {
        return of(context.getStart(), context.getStop());
    }

    /** The empty span behind a token. */
    SourceSpan after(Token token) {
        SourceSpan span = of(token);
        return new SourceSpan(file, span.endLine(), span.endColumn(), span.endLine(), span.endColumn());
    }
}
