package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    private static final List<String> NAMES = List.of("price", "area", "rooms", "X", "yhat");

    @ParameterizedTest
    @CsvSource({
        "prise, price",
        "Price, price",
        "PRISE, price",
        "ara, area",
        "room, rooms",
        "x, X",
        "' price ', price",
        "yhta2, ''"
    })
    void findsASlipOfThePen(String typed, String meant) {
        assertThat(Spelling.nearest(typed, NAMES)).isEqualTo(Optional.of(meant).filter(name -> !name.isEmpty()));
    }

    @Test
    void doesNotTakeOneLetterForAnother() {
        assertThat(Spelling.nearest("Y", NAMES)).isEmpty();
        assertThat(Spelling.nearest("", NAMES)).isEmpty();
        assertThat(Spelling.nearest("price", List.of())).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyNearOnes() {
        assertThat(Spelling.nearest("cat", List.of("car", "bat"))).contains("car");
    }
}
