package dev.gradsmith.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticSinkTest {
    private final DiagnosticSink sink = new DiagnosticSink();

    @Test
    void ordersByPlaceInTheFile() {
        sink.report(at(2, 1));
        sink.report(at(1, 7));
        sink.report(at(1, 3));

        assertThat(sink.diagnostics()).containsExactly(at(1, 3), at(1, 7), at(2, 1));
    }

    @Test
    void countsTheSameMistakeOnce() {
        sink.report(at(1, 1));
        sink.report(at(1, 1));

        assertThat(sink.diagnostics()).containsExactly(at(1, 1));
    }

    @Test
    void keepsTheFirstHundred() {
        for (int line = 1; line <= 150; line++) {
            sink.report(at(line, 1));
        }

        assertThat(sink.diagnostics()).hasSize(100).endsWith(at(100, 1));
    }

    @Test
    void tellsWarningsFromErrors() {
        sink.report(Diagnostic.warning(DiagnosticCode.NO_PARAMETERS, at(1, 1).span(), "nothing to learn"));

        assertThat(sink.isEmpty()).isFalse();
        assertThat(sink.hasErrors()).isFalse();

        sink.report(at(1, 1));
        assertThat(sink.hasErrors()).isTrue();
    }

    private static Diagnostic at(int line, int column) {
        SourceSpan span = new SourceSpan("M.grad", line, column, line, column + 1);
        return new Diagnostic(DiagnosticCode.UNEXPECTED_TOKEN, span, "wrong");
    }
}
