package dev.gradsmith.dsl.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Guesses from the tokens around a syntax error what was meant, and says how that is written. */
final class Hints {
    private static final Map<Integer, String> FORMS = Map.ofEntries(
            Map.entry(GradLexer.PRECISION, "precision double"),
            Map.entry(GradLexer.DIM, "dim k = 10"),
            Map.entry(GradLexer.INPUT, "input X[n, d], or, for integers below v: input ids[n] : index(v)"),
            Map.entry(GradLexer.TARGET, "target y[n], or, for integers below v: target label[n] : index(v)"),
            Map.entry(GradLexer.PARAM, "param w[d] ~ normal(0, 1)"),
            Map.entry(GradLexer.HYPER, "hyper lambda = 0.1"),
            Map.entry(GradLexer.FUN, "fun f(a, b) = a + b"),
            Map.entry(GradLexer.LAYER, "layer Dense(in, out) { … }"),
            Map.entry(GradLexer.MINIMIZE, "minimize loss with sgd(rate = 0.01)"),
            Map.entry(GradLexer.OUTPUT, "output y, z"),
            Map.entry(GradLexer.METRIC, "metric mae = mean(abs(y - yhat))"),
            Map.entry(GradLexer.IMPORT, "import \"layers.grad\""),
            Map.entry(GradLexer.FOR, "for t in 0:T { … }"));

    private static final Set<Integer> DECLARATIONS = Set.of(
            GradLexer.DIM, GradLexer.INPUT, GradLexer.TARGET, GradLexer.PARAM, GradLexer.HYPER, GradLexer.METRIC);

    private static final Map<String, String> WORDS = Map.of(
            "and", "'and' is written &&",
            "or", "'or' is written ||",
            "not", "'not' is written !",
            "if", "a choice is written where(condition, a, b)",
            "else", "a choice is written where(condition, a, b)");

    private static final String INITIALIZERS =
            "initializers are zeros, ones, constant(c), normal(mean, sd), uniform(lo, hi), glorot and he";

    private final RawStatement statement;
    private final int at;

    private Hints(RawStatement statement, int at) {
        this.statement = statement;
        this.at = at;
    }

    /** The best guess, or none. {@code expected} are the types of tokens that would fit at {@code at}. */
    static List<String> of(RawStatement statement, int at, IntervalSet expected) {
        Hints hints = new Hints(statement, at);
        return hints
                .word()
                .or(hints::number)
                .or(() -> hints.name(expected))
                .or(hints::sign)
                .or(() -> hints.operands(expected))
                .or(() -> hints.form(expected))
                .stream()
                .toList();
    }

    private int found() {
        return statement.type(at);
    }

    private int before() {
        return statement.type(at - 1);
    }

    private Optional<String> word() {
        return Optional.ofNullable(WORDS.get(text(at))).or(() -> Optional.ofNullable(WORDS.get(text(at - 1))));
    }

    private String text(int index) {
        return statement.type(index) == Token.EOF
                ? ""
                : statement.tokens().get(index).getText();
    }

    private Optional<String> number() {
        if (found() == GradLexer.DOT && before() == GradLexer.DOT) {
            return Optional.of("a range is written from:to, as in 0:3");
        }
        if (before() == GradLexer.NUMBER && TokenKinds.isName(found()) && touches()) {
            return Optional.of("numbers are written 1000, 0.5 or 1e-3, and products with '*': 2*x");
        }
        boolean aroundComma = before() == GradLexer.NUMBER && statement.type(at + 1) == GradLexer.NUMBER && isInValue();
        if (found() == GradLexer.COMMA && aroundComma) {
            return Optional.of("the decimal point is '.': 0.1");
        }
        boolean trailingPoint = before() == GradLexer.DOT && statement.type(at - 2) == GradLexer.NUMBER;
        boolean leadingPoint = found() == GradLexer.DOT && statement.type(at + 1) == GradLexer.NUMBER;
        return trailingPoint || leadingPoint
                ? Optional.of("a number has digits on both sides of its point: 2.0, 0.5")
                : Optional.empty();
    }

    /** Whether nothing stands between the token and the one before. */
    private boolean touches() {
        return statement.tokens().get(at - 1).getStopIndex() + 1
                == statement.tokens().get(at).getStartIndex();
    }

    private Optional<String> name(IntervalSet expected) {
        if (statement.first().getType() == GradLexer.OUTPUT && isExpression()) {
            return Optional.of("an output is the name of a definition: y = …, then: output y");
        }
        boolean nameOnly = expected.contains(GradLexer.NAME) && !expected.contains(GradLexer.NUMBER);
        return nameOnly && found() == GradLexer.NUMBER ? Optional.of("a name starts with a letter") : Optional.empty();
    }

    private boolean isExpression() {
        return TokenKinds.OPERATORS.contains(found())
                || TokenKinds.opens(found())
                || found() == GradLexer.NUMBER
                || found() == GradLexer.PRIME;
    }

    private Optional<String> sign() {
        if (found() == GradLexer.STAR && before() == GradLexer.STAR) {
            return Optional.of("the power operator is '^': x^2");
        }
        if (before() == GradLexer.DOT && (found() == GradLexer.SLASH || found() == GradLexer.POWER)) {
            return Optional.of("'" + text(at) + "' works on each element already, and is written without a point");
        }
        if (found() == GradLexer.ASSIGN && TokenKinds.OPERATORS.contains(before())) {
            return Optional.of("there is no '" + text(at - 1) + "='; a name is assigned once");
        }
        if (found() == GradLexer.ASSIGN && statement.first().getType() == GradLexer.PARAM) {
            return Optional.of("the initial value of a parameter is written: param w[d] ~ normal(0, 1)");
        }
        if (found() == GradLexer.ASSIGN && isInValue()) {
            return Optional.of("'=' defines; a comparison is written ==");
        }
        if (before() == GradLexer.TILDE) {
            return Optional.of(INITIALIZERS + "; without '~' the caller gives the value");
        }
        if (found() == GradLexer.STRING || found() == GradLexer.PRIME) {
            return Optional.of("text is no value; \" encloses the file of an import, and ' transposes a matrix: A'");
        }
        boolean emptyShape = before() == GradLexer.LBRACKET && found() == GradLexer.RBRACKET;
        return emptyShape ? Optional.of("a scalar has no brackets") : Optional.empty();
    }

    private Optional<String> operands(IntervalSet expected) {
        if (!TokenKinds.endsOperand(before()) || !isInBrackets(expected)) {
            return product(expected);
        }
        if (found() == GradLexer.COLON) {
            return Optional.of(
                    isInValue()
                            ? "a slice is from:to and has no step"
                            : "parameters are names alone; shapes are checked at each call");
        }
        if (!TokenKinds.startsNextOperand(found()) || !TokenKinds.isName(before())) {
            return product(expected);
        }
        return Optional.of(
                expected.contains(GradLexer.RBRACKET)
                        ? "what stands in brackets is separated by ','"
                        : "arguments are separated by ',' and named with '=': f(x, rate = 0.1)");
    }

    private static boolean isInBrackets(IntervalSet expected) {
        return expected.contains(GradLexer.RPAREN) || expected.contains(GradLexer.RBRACKET);
    }

    private Optional<String> product(IntervalSet expected) {
        boolean sideBySide = TokenKinds.endsOperand(before()) && TokenKinds.startsNextOperand(found());
        return sideBySide && isInValue() && !expected.contains(GradLexer.NAME)
                ? Optional.of("a product is written with '*', or elementwise with '.*'")
                : Optional.empty();
    }

    /** Whether the place is to the right of a {@code =}. */
    private boolean isInValue() {
        return statement.tokens().subList(0, at).stream().anyMatch(token -> token.getType() == GradLexer.ASSIGN);
    }

    private Optional<String> form(IntervalSet expected) {
        if (found() == GradLexer.COMMA
                && DECLARATIONS.contains(statement.first().getType())) {
            return Optional.of("each declaration has a line of its own, or a ';' before it");
        }
        boolean expression = expected.contains(GradLexer.NUMBER) || expected.contains(GradLexer.PLUS);
        return expression && found() != Token.EOF
                ? Optional.empty()
                : Optional.ofNullable(FORMS.get(statement.first().getType())).map(form -> "it is written: " + form);
    }
}
