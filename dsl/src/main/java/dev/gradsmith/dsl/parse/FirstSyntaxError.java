package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Keeps the first mistake in a statement; what follows it is mostly a consequence. */
final class FirstSyntaxError extends BaseErrorListener {
    private final Explanation explanation;
    private Optional<Diagnostic> diagnostic = Optional.empty();

    FirstSyntaxError(RawStatement statement, Spans spans) {
        this.explanation = new Explanation(statement, spans);
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
        diagnostic = Optional.of(explanation.of(offending.getTokenIndex(), expected));
    }
}
