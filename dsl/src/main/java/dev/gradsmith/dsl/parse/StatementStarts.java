package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.diagnostic.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Catches what is no statement at all, of which the parser could only say that it had expected another token. */
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

    /** Words of other languages, and what they are here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("def", "a function is written: fun f(a, b) = …"),
            Map.entry("function", "a function is written: fun f(a, b) = …"),
            Map.entry("func", "a function is written: fun f(a, b) = …"),
            Map.entry("let", "a definition needs no keyword: name = …"),
            Map.entry("var", "a definition needs no keyword: name = …"),
            Map.entry("val", "a definition needs no keyword: name = …"),
            Map.entry("const", "a definition needs no keyword: name = …"),
            Map.entry("return", "what the model returns is written: output name"),
            Map.entry("while", "the only loop is: for t in 0:T { … }"),
            Map.entry("if", "a choice is an expression: where(condition, a, b)"),
            Map.entry("else", "a choice is an expression: where(condition, a, b)"),
            Map.entry("float", "types and shapes are inferred: name = …"),
            Map.entry("double", "types and shapes are inferred: name = …"),
            Map.entry("int", "types and shapes are inferred: name = …"),
            Map.entry("model", "a file is one model, named after the file, and its statements stand in no braces"),
            Map.entry("network", "a file is one model, named after the file, and its statements stand in no braces"),
            Map.entry("class", "a reusable block is written: layer Dense(in, out) { … }"),
            Map.entry("module", "a reusable block is written: layer Dense(in, out) { … }"),
            Map.entry("maximize", "minimize the negative instead: minimize -gain"),
            Map.entry("data", "data is written: input X[n, d] or target y[n]"),
            Map.entry("label", "what was observed is written: target y[n]"),
            Map.entry("parameter", "did you mean 'param'?"),
            Map.entry("parameters", "did you mean 'param'?"),
            Map.entry("weight", "what is learned is written: param w[d]"),
            Map.entry("hyperparameter", "did you mean 'hyper'?"),
            Map.entry("include", "did you mean 'import'?"));

    private static final Set<String> ELSE = Set.of("else", "elif");
    private static final Set<String> CHOICE = Set.of("if", "else", "elif");

    private static final String FORMS =
            "a statement is a declaration (input, target, param, hyper, …) or a definition: name = …";

    private StatementStarts() {}

    /** @param around the layer or loop in whose body the statement stands */
    static Optional<Diagnostic> check(RawStatement statement, Spans spans, Optional<RawStatement> around) {
        Token first = statement.first();
        SourceSpan span = spans.of(first);
        if (TokenKinds.startsStatement(first.getType())) {
            return Optional.empty();
        }
        boolean operator = TokenKinds.OPERATORS.contains(first.getType()) && first.getType() != GradLexer.NOT;
        if (operator) {
            return Optional.of(SyntaxErrors.startsWithOperator(span, first.getText()));
        }
        if (!TokenKinds.isName(first.getType())) {
            return Optional.of(SyntaxErrors.unknownStatement(span, first.getText(), hint(first)));
        }
        int second = statement.type(1);
        if (second == GradLexer.ASSIGN || (second == GradLexer.LPAREN && assigns(statement))) {
            return Optional.empty();
        }
        return Optional.of(afterName(statement, spans, first, around));
    }

    /** Whether the second goes on with the choice that the first tries to make, and that was reported. */
    static boolean isElse(RawStatement first, RawStatement second) {
        return CHOICE.contains(first.first().getText())
                && ELSE.contains(second.first().getText());
    }

    private static String hint(Token first) {
        if (first.getType() == GradLexer.WITH) {
            return "it stands in the line of minimize: minimize loss with sgd(rate = 0.01)";
        }
        return FORMS;
    }

    private static Diagnostic afterName(
            RawStatement statement, Spans spans, Token first, Optional<RawStatement> around) {
        String word = first.getText();
        SourceSpan span = spans.of(first);
        int second = statement.type(1);
        boolean wordsInARow = TokenKinds.startsNextOperand(second);
        if (wordsInARow || FOREIGN.containsKey(word)) {
            String hint = Optional.ofNullable(FOREIGN.get(word))
                    .or(() -> Spelling.nearest(word, KEYWORDS).map(keyword -> "did you mean '" + keyword + "'?"))
                    .orElse(FORMS);
            return SyntaxErrors.unknownStatement(span, word, hint);
        }
        if (!assigns(statement) && second != GradLexer.EQ) {
            boolean inLayer = around.isPresent() && around.get().first().getType() == GradLexer.LAYER;
            return SyntaxErrors.bareExpression(spans.of(first, statement.last()), advice(statement, inLayer));
        }
        Token found = statement.tokens().get(1);
        return SyntaxErrors.notDefined(spans.of(found), word, found.getText(), hint(second, word));
    }

    private static String advice(RawStatement statement, boolean inLayer) {
        if (inLayer) {
            return "what a layer's instance does to x is written: apply(x) = …";
        }
        if (statement.type(statement.tokens().size() - 1) == GradLexer.SLASH) {
            return "comments do not nest: the first */ ends one";
        }
        return statement.tokens().size() == 1
                ? "to have the model return it, write: output "
                        + statement.first().getText()
                : "give its value a name: name = …";
    }

    private static boolean assigns(RawStatement statement) {
        return statement.tokens().stream().anyMatch(token -> token.getType() == GradLexer.ASSIGN);
    }

    private static String hint(int second, String name) {
        return switch (second) {
            case GradLexer.EQ -> "'==' compares; a definition is written: " + name + " = …";
            case GradLexer.LBRACKET ->
                "a definition gives a name its whole value, and its shape is inferred: " + name + " = …";
            case GradLexer.COLON -> "types and shapes are inferred: " + name + " = …";
            case GradLexer.COMMA -> "a definition defines one name: " + name + " = …";
            default -> "a name is assigned once; give the new value a new name";
        };
    }
}
