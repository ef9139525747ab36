package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;

/** What can be wrong with a text before anyone asks what it means. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static Diagnostic emptyModel(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.EMPTY_MODEL,
                span,
                "the file holds no statement",
                "a model starts with its data, such as: input X[n, d]");
    }

    static Diagnostic invalidCharacter(SourceSpan span, String character) {
        String shown = character.codePointAt(0) < ' '
                ? String.format("the control character U+%04X", character.codePointAt(0))
                : "the character '" + character + "'";
        return new Diagnostic(DiagnosticCode.INVALID_CHARACTER, span, shown + " has no meaning here" + hint(character));
    }

    private static String hint(String character) {
        return switch (character) {
            case "%", "#" -> "; comments start with //";
            case "&" -> "; 'and' is &&";
            case "|" -> "; 'or' is ||";
            case "·", "×" -> "; the product is * or, elementwise, .*";
            case "−", "–" -> "; minus is the plain -";
            case "@" -> "; the matrix product is *";
            default -> "";
        };
    }

    static Diagnostic unterminatedComment(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNTERMINATED,
                span,
                "this comment is not closed",
                "close it with */ before the end of the file");
    }

    static Diagnostic unterminatedString(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNTERMINATED, span, "this string is not closed", "close it with \" on the same line");
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

    static Diagnostic mismatched(SourceSpan span, String closing, String expected, int openLine) {
        return new Diagnostic(
                DiagnosticCode.UNCLOSED_BRACKET,
                span,
                "found '" + closing + "' where '" + expected + "' would close the bracket of line " + openLine);
    }

    static Diagnostic tooDeep(SourceSpan span, int limit) {
        return new Diagnostic(
                DiagnosticCode.NESTING_TOO_DEEP,
                span,
                "brackets are nested more than " + limit + " deep",
                "give the inner parts names of their own: name = …");
    }

    static Diagnostic tooLong(SourceSpan span, int limit) {
        return new Diagnostic(
                DiagnosticCode.NESTING_TOO_DEEP,
                span,
                "this statement has more than " + limit + " operators",
                "give parts of it names of their own: name = …");
    }

    static Diagnostic invalidNumber(SourceSpan span, String text) {
        return new Diagnostic(
                DiagnosticCode.INVALID_NUMBER, span, "the number " + text + " is beyond the range of double");
    }

    static Diagnostic reservedWord(SourceSpan span, String word) {
        return new Diagnostic(
                DiagnosticCode.RESERVED_WORD, span, "'" + word + "' is a word of the language and cannot be a name");
    }

    static Diagnostic chainedComparison(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.CHAINED_COMPARISON, span, "comparisons cannot be chained", "write a < b && b < c");
    }

    static Diagnostic unknownStatement(SourceSpan span, String word, java.util.Optional<String> meant) {
        String message = "no statement starts with '" + word + "'";
        String guess = meant.map(keyword -> "did you mean '" + keyword + "'?")
                .orElse("a statement is a declaration (input, target, param, hyper, …) or a definition: name = …");
        return new Diagnostic(DiagnosticCode.UNKNOWN_STATEMENT, span, message, guess);
    }

    static Diagnostic unexpected(SourceSpan span, String found, String expected) {
        return new Diagnostic(DiagnosticCode.UNEXPECTED_TOKEN, span, "expected " + expected + ", found " + found);
    }

    static Diagnostic bodyMissing(SourceSpan span, String what) {
        return new Diagnostic(
                DiagnosticCode.UNEXPECTED_TOKEN, span, "expected the body of this " + what + ", in braces: { … }");
    }

    static Diagnostic bodyUnexpected(SourceSpan span) {
        return new Diagnostic(DiagnosticCode.UNEXPECTED_TOKEN, span, "only a layer or a loop has a body in braces");
    }
}
