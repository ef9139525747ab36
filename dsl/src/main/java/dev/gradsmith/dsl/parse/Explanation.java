package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the user's words why a statement cannot be parsed: what was expected at a token and what stands there. */
final class Explanation {
    private final RawStatement statement;
    private final Spans spans;

    Explanation(RawStatement statement, Spans spans) {
        this.statement = statement;
        this.spans = spans;
    }

    /**
     * @param at the index of the first token that does not fit; behind the last one where the statement ends too early
     * @param expected the types of the tokens that would fit
     */
    Diagnostic of(int at, IntervalSet expected) {
        List<Token> tokens = statement.tokens();
        if (at >= tokens.size()) {
            SourceSpan end = spans.of(statement.last()).end();
            return SyntaxErrors.unexpected(end, expectation(at, expected), end(), Hints.of(statement, at, expected));
        }
        Token found = tokens.get(at);
        SourceSpan span = spans.of(found);
        boolean anotherStatement = expected.contains(Token.EOF)
                && (TokenKinds.startsStatement(found.getType())
                        || (TokenKinds.isName(found.getType()) && statement.type(at + 1) == GradLexer.ASSIGN));
        if (anotherStatement || (endsOperand(at) && TokenKinds.startsStatement(found.getType()))) {
            return SyntaxErrors.missingSeparator(span, found.getText());
        }
        boolean nameExpected = expected.contains(GradLexer.NAME);
        boolean withRule = found.getType() == GradLexer.WITH && expected.contains(GradLexer.NUMBER);
        if (nameExpected && TokenKinds.isReserved(found.getType()) && !withRule) {
            if (statement.type(at + 1) == GradLexer.ASSIGN && expected.contains(GradLexer.NUMBER)) {
                return SyntaxErrors.reservedArgument(span, found.getText());
            }
            Diagnostic reserved = SyntaxErrors.reservedWord(span, found.getText());
            boolean argument = found.getType() == GradLexer.DIM && statement.type(at - 1) == GradLexer.COMMA;
            return argument ? reserved.noting("an axis is given by its name, or as axis = 0") : reserved;
        }
        String shown = "'" + found.getText() + "'";
        return SyntaxErrors.unexpected(span, expectation(at, expected), shown, Hints.of(statement, at, expected));
    }

    private String end() {
        return statement.body().isPresent() ? "'{'" : "the end of the statement";
    }

    private boolean endsOperand(int at) {
        return TokenKinds.endsOperand(statement.type(at - 1));
    }

    private String expectation(int at, IntervalSet expected) {
        if (expected.contains(GradLexer.NUMBER)) {
            return operand() + after(at);
        }
        List<String> words = new ArrayList<>();
        boolean operator = expected.contains(GradLexer.PLUS) || (endsOperand(at) && isInExpression(at));
        if (operator) {
            words.add("an operator");
        }
        for (int type : expected.toList()) {
            boolean named = type == GradLexer.IN && expected.contains(GradLexer.NAME);
            boolean postfix = operator && TokenKinds.opens(type);
            if (!named && !postfix) {
                word(type).ifPresent(words::add);
            }
        }
        return joined(words) + (words.size() == 1 ? after(at) : "");
    }

    private String operand() {
        int keyword = statement.first().getType();
        boolean declaresShape = keyword == GradLexer.INPUT || keyword == GradLexer.TARGET || keyword == GradLexer.PARAM;
        boolean initializer = statement.tokens().stream().anyMatch(token -> token.getType() == GradLexer.TILDE);
        if (declaresShape) {
            return initializer ? "an initializer" : "a dimension";
        }
        return "an expression";
    }

    private String after(int at) {
        return at == 0 ? "" : " after '" + statement.tokens().get(at - 1).getText() + "'";
    }

    /** Whether the tokens before {@code at} are part of an expression, not of what a declaration declares. */
    private boolean isInExpression(int at) {
        int keyword = statement.first().getType();
        if (keyword == GradLexer.MINIMIZE) {
            return statement.tokens().subList(0, at).stream().noneMatch(token -> token.getType() == GradLexer.WITH);
        }
        return statement.tokens().subList(0, at).stream()
                .map(Token::getType)
                .anyMatch(type -> type == GradLexer.ASSIGN || type == GradLexer.TILDE);
    }

    private static String joined(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    /** What to call a token that would fit; operators have one word for all of them. */
    private static Optional<String> word(int type) {
        if (TokenKinds.OPERATORS.contains(type)) {
            return Optional.empty();
        }
        return switch (type) {
            case GradLexer.PRIME, GradLexer.DOT -> Optional.empty();
            case Token.EOF -> Optional.of("the end of the statement");
            case GradLexer.NAME -> Optional.of("a name");
            case GradLexer.STRING -> Optional.of("a file name in double quotes");
            default -> Optional.of(GradLexer.VOCABULARY.getLiteralName(type));
        };
    }
}
