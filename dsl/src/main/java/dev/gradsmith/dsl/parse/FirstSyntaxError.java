package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Keeps the first mistake in a statement, in words for people; what follows it is mostly a consequence. */
final class FirstSyntaxError extends BaseErrorListener {
    private final RawStatement statement;
    private final Spans spans;
    private Optional<Diagnostic> diagnostic = Optional.empty();

    FirstSyntaxError(RawStatement statement, Spans spans) {
        this.statement = statement;
        this.spans = spans;
    }

    Optional<Diagnostic> diagnostic() {
        return diagnostic;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offendingSymbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException exception) {
        if (diagnostic.isPresent() || !(offendingSymbol instanceof Token offending)) {
            return;
        }
        Parser parser = (Parser) recognizer;
        IntervalSet expected = exception != null && exception.getExpectedTokens() != null
                ? exception.getExpectedTokens()
                : parser.getExpectedTokens();
        diagnostic = Optional.of(describe(offending, expected));
    }

    private Diagnostic describe(Token offending, IntervalSet expected) {
        if (offending.getType() == Token.EOF) {
            SourceSpan end = spans.after(statement.last());
            return SyntaxErrors.unexpected(end, "the end of the statement", words(expected));
        }
        boolean keyword = offending.getType() >= GradLexer.PRECISION && offending.getType() <= GradLexer.IN;
        if (keyword && expected.contains(GradLexer.NAME)) {
            return SyntaxErrors.reservedWord(spans.of(offending), offending.getText());
        }
        return SyntaxErrors.unexpected(spans.of(offending), "'" + offending.getText() + "'", words(expected));
    }

    private static String words(IntervalSet expected) {
        if (expected.contains(GradLexer.NUMBER)) {
            return "an expression";
        }
        if (expected.contains(GradLexer.POWER)) {
            return expected.contains(GradLexer.RPAREN) || expected.contains(GradLexer.RBRACKET)
                    ? "an operator, ',' or a closing bracket"
                    : "an operator or the end of the statement";
        }
        List<String> words = new ArrayList<>();
        for (int type : expected.toList()) {
            words.add(word(type));
        }
        return String.join(" or ", words);
    }

    private static String word(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the statement";
            case GradLexer.NAME -> "a name";
            case GradLexer.STRING -> "a file name in double quotes";
            default -> GradLexer.VOCABULARY.getLiteralName(type);
        };
    }
}
