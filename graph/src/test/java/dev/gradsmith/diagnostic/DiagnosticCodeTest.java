package dev.gradsmith.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiagnosticCodeTest {
    @Test
    void noTwoKindsOfMistakeShareACode() {
        assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCodeIsOfAFamilyAndHasATitle() {
        assertThat(DiagnosticCode.values()).allSatisfy(code -> {
            assertThat(code.id()).matches("G0[0-5]\\d\\d");
            assertThat(code.title()).matches("[a-z ]+");
        });
        assertThat(DiagnosticCode.UNCLOSED_BRACKET.title()).isEqualTo("unclosed bracket");
    }
}
