package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.SourceSpan;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Where tokens stand in the file. */
record Spans(String file) {
    SourceSpan of(Token token) {
        int line = token.getLine();
        int column = token.getCharPositionInLine() + 1;
        String text = token.getType() == Token.EOF ? "" : token.getText();
        int lineBreak = text.lastIndexOf('\n');
        if (lineBreak < 0 || token.getType() == GradLexer.NEWLINE) {
            return new SourceSpan(file, line, column, line, column + text.codePointCount(0, text.length()));
        }
        int breaks = Math.toIntExact(text.chars().filter(c -> c == '\n').count());
        int lastLine = text.codePointCount(lineBreak + 1, text.length());
        return new SourceSpan(file, line, column, line + breaks, lastLine + 1);
    }

    SourceSpan of(Token first, Token last) {
        return of(first).to(of(last));
    }

    SourceSpan of(ParserRuleContext context) {
        return of(context.getStart(), context.getStop());
    }

    /** The text of a part of the file, as written. */
    static String source(ParserRuleContext context) {
        Interval range = Interval.of(
                context.getStart().getStartIndex(), context.getStop().getStopIndex());
        return context.getStart().getInputStream().getText(range);
    }
}
