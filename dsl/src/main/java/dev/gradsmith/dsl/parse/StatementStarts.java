package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Catches what is no statement at all, whose parse error would say little. */
final class StatementStarts {
    private static final List<String> KEYWORDS = List.of(
            "precision",
            "dim",
            "input",
            "target",
            "param",
            "hyper",
            "fun",
            "layer",
            "minimize",
            "output",
            "metric",
            "import",
            "for");

    private static final Set<Integer> AFTER_NAME = Set.of(GradLexer.ASSIGN, GradLexer.LPAREN);

    private StatementStarts() {}

    static Optional<Diagnostic> check(RawStatement statement, Spans spans) {
        Token first = statement.first();
        if (KEYWORDS.contains(first.getText())) {
            return Optional.empty();
        }
        if (first.getType() == GradLexer.WITH || first.getType() == GradLexer.IN) {
            return Optional.of(SyntaxErrors.reservedWord(spans.of(first), first.getText()));
        }
        boolean definition = first.getType() == GradLexer.NAME
                && statement.tokens().size() > 1
                && AFTER_NAME.contains(statement.tokens().get(1).getType());
        if (definition) {
            return Optional.empty();
        }
        Optional<String> meant = first.getType() == GradLexer.NAME && followedByName(statement)
                ? Spelling.nearest(first.getText(), KEYWORDS)
                : Optional.empty();
        return Optional.of(SyntaxErrors.unknownStatement(spans.of(first), first.getText(), meant));
    }

    private static boolean followedByName(RawStatement statement) {
        return statement.tokens().size() > 1 && statement.tokens().get(1).getType() == GradLexer.NAME;
    }
}
