package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import java.util.List;

/** What can be wrong with statements before anyone asks what they mean. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static Diagnostic emptyModel(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.EMPTY_MODEL,
                span,
                "the file holds no statement",
                "a model starts with its data, such as: input X[n, d]");
    }

    static Diagnostic reservedWord(SourceSpan span, String word) {
        return new Diagnostic(DiagnosticCode.RESERVED_WORD, span, "'" + word + "' is a keyword; choose another name");
    }

    static Diagnostic chainedComparison(SourceSpan span, String first, String second) {
        return new Diagnostic(
                DiagnosticCode.CHAINED_COMPARISON,
                span,
                "comparisons cannot be chained",
                "write: " + first + " && " + second);
    }

    /** A statement that starts with no keyword and is no definition. */
    static Diagnostic unknownStatement(SourceSpan span, String word, String hint) {
        return new Diagnostic(DiagnosticCode.UNKNOWN_STATEMENT, span, "no statement starts with '" + word + "'", hint);
    }

    /** A line that starts as if it went on with the one before. */
    static Diagnostic startsWithOperator(SourceSpan span, String operator) {
        return unknownStatement(
                span,
                operator,
                "to go on with the line above, end that with '" + operator + "', or put brackets around both");
    }

    /** A keyword where the name of an argument stands. */
    static Diagnostic reservedArgument(SourceSpan span, String word) {
        return new Diagnostic(
                DiagnosticCode.RESERVED_WORD,
                span,
                "'" + word + "' is a keyword and no name of an argument",
                "an axis is given by its dimension's name, or by number: axis = 1");
    }

    /** Something that looks like a definition, but for the sign after the name. */
    static Diagnostic notDefined(SourceSpan span, String name, String found, String hint) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_STATEMENT,
                span,
                "expected '=' after '" + name + "', found '" + found + "'",
                hint);
    }

    /** A name, or a call, that stands alone. */
    static Diagnostic bareExpression(SourceSpan span, String advice) {
        return new Diagnostic(DiagnosticCode.UNKNOWN_STATEMENT, span, "an expression alone is no statement", advice);
    }

    static Diagnostic funMissing(SourceSpan span, String name) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_STATEMENT,
                span,
                "a function outside of a layer is declared with 'fun'",
                "write: fun " + name + "(…) = …");
    }

    static Diagnostic missingSeparator(SourceSpan span, String found) {
        return new Diagnostic(
                DiagnosticCode.UNEXPECTED_TOKEN,
                span,
                "expected a newline or ';' before '" + found + "', where another statement starts");
    }

    static Diagnostic unexpected(SourceSpan span, String expected, String found, List<String> notes) {
        return new Diagnostic(
                DiagnosticCode.UNEXPECTED_TOKEN, span, "expected " + expected + ", found " + found, notes);
    }

    static Diagnostic bodyMissing(SourceSpan span, String what) {
        return new Diagnostic(
                DiagnosticCode.UNEXPECTED_TOKEN, span, "expected the body of this " + what + ", in braces: { … }");
    }

    static Diagnostic lateBody(SourceSpan brace) {
        return new Diagnostic(
                DiagnosticCode.UNEXPECTED_TOKEN,
                brace,
                "the '{' of a body stands on the line of its header",
                "a newline ends a statement, except inside brackets and after an operator or comma");
    }

    static Diagnostic bodyUnexpected(SourceSpan span) {
        return new Diagnostic(DiagnosticCode.UNEXPECTED_TOKEN, span, "only a layer or a loop has a body in braces");
    }
}
