package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** What shows to be wrong with a text before it is parsed: characters, quotes and brackets. */
final class TextErrors {
    /** Java takes longer ones, but not everywhere; generated names add to them. */
    private static final int LONGEST_NAME = 500;

    private TextErrors() {}

    /** The mistake that {@code token} is, where it is one. */
    static Optional<Diagnostic> of(Token token, SourceSpan span) {
        return switch (token.getType()) {
            case GradLexer.UNKNOWN -> Optional.of(invalidCharacter(span, token.getText()));
            case GradLexer.UNTERMINATED_COMMENT -> Optional.of(unterminatedComment(span));
            case GradLexer.UNTERMINATED_STRING -> Optional.of(unterminatedString(span));
            case GradLexer.NUMBER -> number(span, token.getText());
            case GradLexer.NAME ->
                token.getText().length() > LONGEST_NAME ? Optional.of(longName(span)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Diagnostic longName(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.NAME_NOT_USABLE, span, "this name has more than " + LONGEST_NAME + " characters");
    }

    private static Diagnostic invalidCharacter(SourceSpan span, String character) {
        int point = character.codePointAt(0);
        boolean visible = Character.isLetterOrDigit(point) || !(Character.isISOControl(point) || isBlank(point));
        String shown =
                visible ? "the character '" + character + "'" : String.format("the invisible character U+%04X", point);
        Optional<String> hint = visible ? hint(character) : Optional.of("replace it by a plain space, or delete it");
        return new Diagnostic(
                DiagnosticCode.INVALID_CHARACTER,
                span,
                shown + " has no meaning here",
                hint.stream().toList());
    }

    private static boolean isBlank(int point) {
        return Character.isSpaceChar(point) || Character.getType(point) == Character.FORMAT;
    }

    private static Optional<String> hint(String character) {
        return switch (character) {
            case "%", "#" -> Optional.of("comments start with //");
            case "\\" -> Optional.of("there is no division by a matrix");
            case "&" -> Optional.of("'and' is written &&");
            case "|" -> Optional.of("'or' is written ||, an absolute value abs(x), a norm norm(x)");
            case "·", "×", "∗", "@" -> Optional.of("the product is written *, the elementwise one .*");
            case "−", "–", "—" -> Optional.of("minus is the plain -");
            case "≤" -> Optional.of("write <=");
            case "≥" -> Optional.of("write >=");
            case "≠" -> Optional.of("write !=");
            case "²", "³" -> Optional.of("powers are written x^2");
            case "?" -> Optional.of("a choice is written where(condition, a, b)");
            case "“", "”", "‘", "’", "„", "`" ->
                Optional.of("quotes are the plain \", and only import uses them; a transpose is the plain '");
            default -> Optional.empty();
        };
    }

    private static Diagnostic unterminatedComment(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNTERMINATED,
                span,
                "this comment is not closed",
                "close it with */ before the end of the file");
    }

    private static Diagnostic unterminatedString(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNTERMINATED, span, "this text is not closed", "close it with \" on the same line");
    }

    private static Optional<Diagnostic> number(SourceSpan span, String text) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return Optional.of(invalidNumber(span, "the number " + text + " is beyond the range of double"));
        }
        boolean zero = text.split("[eE]", -1)[0].chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return value == 0 && !zero
                ? Optional.of(invalidNumber(span, "the number " + text + " is 0 when rounded to double"))
                : Optional.empty();
    }

    private static Diagnostic invalidNumber(SourceSpan span, String message) {
        return new Diagnostic(DiagnosticCode.INVALID_NUMBER, span, message);
    }

    static Diagnostic unclosed(SourceSpan open, String opening, String closing) {
        return new Diagnostic(
                DiagnosticCode.UNCLOSED_BRACKET,
                open,
                "this '" + opening + "' is never closed; expected a '" + closing + "'");
    }

    static Diagnostic unmatched(SourceSpan span, String closing) {
        return new Diagnostic(
                DiagnosticCode.UNCLOSED_BRACKET, span, "this '" + closing + "' closes nothing that is open");
    }

    static Diagnostic mismatched(
            SourceSpan span, String closing, String opening, String expected, SourceSpan openingSpan) {
        return new Diagnostic(
                DiagnosticCode.UNCLOSED_BRACKET,
                span,
                "found '" + closing + "' where '" + expected + "' was expected",
                "it would close the '" + opening + "' of line " + openingSpan.startLine() + ", column "
                        + openingSpan.startColumn());
    }

    static Diagnostic bracketsTooDeep(SourceSpan span, int limit) {
        return new Diagnostic(
                DiagnosticCode.NESTING_TOO_DEEP,
                span,
                "brackets are nested more than " + limit + " deep",
                "give the inner parts names of their own: name = …");
    }

    static Diagnostic bodiesTooDeep(SourceSpan span, int limit) {
        return new Diagnostic(DiagnosticCode.NESTING_TOO_DEEP, span, "bodies are nested more than " + limit + " deep");
    }

    static Diagnostic tooDeep(SourceSpan span, int limit) {
        return new Diagnostic(
                DiagnosticCode.NESTING_TOO_DEEP,
                span,
                "this statement chains and nests more than " + limit + " operators",
                "give parts of it names of their own: name = …");
    }
}
