package dev.gradsmith.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SourceSpanTest {
    private final SourceSpan span = new SourceSpan("M.grad", 2, 3, 4, 5);

    @Test
    void joinsTwoPlaces() {
        SourceSpan last = new SourceSpan("M.grad", 6, 1, 6, 9);

        assertThat(span.to(last)).isEqualTo(new SourceSpan("M.grad", 2, 3, 6, 9));
    }

    @Test
    void namesTheEmptyPlacesAtItsEnds() {
        assertThat(span.start()).isEqualTo(new SourceSpan("M.grad", 2, 3, 2, 3));
        assertThat(span.end()).isEqualTo(new SourceSpan("M.grad", 4, 5, 4, 5));
    }

    @Test
    void refusesToEndBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceSpan("M.grad", 2, 3, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceSpan("M.grad", 2, 3, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceSpan("M.grad", 0, 1, 2, 2));
    }
}
