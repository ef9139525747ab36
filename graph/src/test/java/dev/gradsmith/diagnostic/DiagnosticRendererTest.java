package dev.gradsmith.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    @Test
    void showsPlaceMessageUnderlinedLineAndNotes() {
        String source = "\n\n\n\n\n\ny = X*w + b; loss = sum((y-yhat)^2)\n";
        Diagnostic diagnostic = new Diagnostic(
                DiagnosticCode.PRODUCT_MISMATCH,
                new SourceSpan("LinearRegression.grad", 7, 5, 7, 8),
                "'*' cannot multiply [n, d] by [k]: the inner dimensions d and k differ",
                "X is [n, d] (line 2), w is [k] (line 4)");

        assertThat(new DiagnosticRenderer(source).render(diagnostic)).isEqualTo("""
                        LinearRegression.grad:7:5: error: '*' cannot multiply [n, d] by [k]: the inner dimensions d and k differ
                          7 | y = X*w + b; loss = sum((y-yhat)^2)
                            |     ^^^
                          X is [n, d] (line 2), w is [k] (line 4)""");
    }

    @Test
    void callsAWarningAWarning() {
        Diagnostic warning = Diagnostic.warning(DiagnosticCode.NO_PARAMETERS, at(1, 2), "nothing to learn");

        assertThat(new DiagnosticRenderer("x").render(warning)).startsWith("M.grad:1:1: warning: nothing to learn\n");
    }

    @Test
    void showsTabsAsSpacesInLineAndUnderline() {
        assertThat(excerpt("\ta\tb", at(2, 5))).isEqualTo("    a   b|    ^^^^^");
    }

    @Test
    void underlinesAWideCharacterWithTwoColumnsAndACombiningOneWithNone() {
        assertThat(excerpt("語 = b", at(5, 6))).isEqualTo("語 = b|     ^");
        assertThat(excerpt("e\u0301 = b", at(6, 7))).isEqualTo("e\u0301 = b|    ^");
        assertThat(excerpt("x😀y", at(2, 3))).isEqualTo("x😀y| ^^");
    }

    @Test
    void underlinesASpanOfSeveralLinesToTheEndOfTheFirst() {
        SourceSpan span = new SourceSpan("M.grad", 1, 5, 2, 3);

        assertThat(excerpt("y = (a  \n+ b)", span)).isEqualTo("y = (a|    ^^");
    }

    @Test
    void marksWhereSomethingIsMissingBehindTheLine() {
        assertThat(excerpt("y = a +", at(8, 8))).isEqualTo("y = a +|       ^");
    }

    @Test
    void marksAnEmptySpanWithinTheLine() {
        assertThat(excerpt("y = a", at(3, 3))).isEqualTo("y = a|  ^");
    }

    @Test
    void showsTheNeighbourhoodInAVeryLongLine() {
        String[] shown =
                excerpt("a".repeat(500) + "bcd" + "e".repeat(500), at(501, 504)).split("\\|");

        assertThat(shown[0]).hasSize(162).startsWith("…a").contains("abcde").endsWith("e…");
        assertThat(shown[0].substring(shown[1].indexOf('^'), shown[1].length())).isEqualTo("bcd");
    }

    @Test
    void letsNoControlCharacterThrough() {
        assertThat(excerpt("a\u001b[31m\u202eb", at(1, 2))).isEqualTo("a\uFFFD[31m\uFFFDb|^");
    }

    @Test
    void omitsTheExcerptOfALineThatTheFileHasNot() {
        Diagnostic diagnostic = new Diagnostic(DiagnosticCode.EMPTY_MODEL, at(1, 1), "nothing", List.of("note"));

        assertThat(new DiagnosticRenderer("").render(diagnostic)).isEqualTo("M.grad:1:1: error: nothing\n  note");
    }

    @Test
    void doesNotCountAByteOrderMarkAsAColumn() {
        assertThat(excerpt("\uFEFFab", at(2, 3))).isEqualTo("ab| ^");
    }

    private static SourceSpan at(int start, int end) {
        return new SourceSpan("M.grad", 1, start, 1, end);
    }

    /** The line and its underline as shown, without what stands left of them. */
    private static String excerpt(String source, SourceSpan span) {
        Diagnostic diagnostic = new Diagnostic(DiagnosticCode.UNEXPECTED_TOKEN, span, "m");
        String[] lines = new DiagnosticRenderer(source).details(diagnostic).split("\n");
        return lines[1].substring("  1 | ".length()) + "|" + lines[2].substring("    | ".length());
    }
}
