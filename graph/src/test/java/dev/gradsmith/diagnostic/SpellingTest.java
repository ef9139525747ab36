package dev.gradsmith.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> WORDS = List.of("param", "input", "hyper");

    @Test
    void findsTheWordWithALetterMissingChangedOrExchanged() {
        assertThat(Spelling.nearest("parm", WORDS)).contains("param");
        assertThat(Spelling.nearest("Inpit", WORDS)).contains("input");
        assertThat(Spelling.nearest("hpyer", WORDS)).contains("hyper");
    }

    @Test
    void guessesNothingForAnotherWord() {
        assertThat(Spelling.nearest("gradient", WORDS)).isEmpty();
    }

    @Test
    void doesNotTakeOneLetterForAnother() {
        assertThat(Spelling.nearest("q", List.of("b", "ab"))).isEmpty();
        assertThat(Spelling.nearest("x", List.of("b", "X"))).contains("X");
        assertThat(Spelling.nearest("nu", List.of("mu"))).contains("mu");
    }
}
