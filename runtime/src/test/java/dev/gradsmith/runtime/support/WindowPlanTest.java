package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlanTest {
    @ParameterizedTest
    @CsvSource({
        "true, 100, 2, 2, 3, 1, 3",
        "true, 100, 2, 1, 3, 1, 3",
        "true, 100, 2, 64, 3, 4, 3",
        "true, 100, 12, 64, 3, 1, 3",
        "true, 100, 17, 64, 1, 1, 2",
        "true, 100, 5000, 64, 1, 1, 2",
        "true, 1, 8, 2, 3, 1, 3",
        "true, 1, 17, 2, 1, 0, 0",
        "true, 1, 5000, 2, 1, 0, 0",
        "false, 100, 2, 64, 0, 1, 3",
        "false, 100, 5000, 64, 0, 1, 3",
        "false, 1, 8, 2, 0, 1, 3",
        "false, 1, 5000, 2, 0, 1, 1",
    })
    void readsAheadIntoSoManyWindows(
            boolean isConcurrent, long windows, long megabytes, int processors, int own, int readers, int each) {
        assertThat(WindowPlan.of(isConcurrent, windows, megabytes << 20, processors))
                .isEqualTo(new WindowPlan(own, readers, each));
    }

    /** Data of no columns, or of a row of nothing. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void windowsOfNothingAreNoReasonForManyThreads(long bytes) {
        assertThat(WindowPlan.of(true, 100, bytes, 2)).isEqualTo(new WindowPlan(3, 1, 3));
    }
}
