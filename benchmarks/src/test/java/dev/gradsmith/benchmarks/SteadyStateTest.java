package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

    @Test
    void isWhereTheDurationsHaveBecomeThoseOfTheEnd() {
        double[] durations = new double[100];
        Arrays.fill(durations, 0, 30, 500);
        Arrays.fill(durations, 30, 40, 115);
        Arrays.fill(durations, 40, 100, 100);

        // Most of the five windows from the thirty-eighth on are fast.
        assertThat(SteadyState.firstSteady(durations)).hasValue(38);
    }

    @Test
    void isAtTheStartWhereNothingChanges() {
        assertThat(SteadyState.firstSteady(new double[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7}))
                .hasValue(0);
    }

    @Test
    void oneBadMomentMakesNoDifference() {
        double[] durations = new double[100];
        Arrays.fill(durations, 100);
        durations[2] = 9_000;

        assertThat(SteadyState.firstSteady(durations)).hasValue(0);
    }

    @Test
    void isNotFoundWhereTheChangeComesInTheSecondHalf() {
        double[] durations = new double[100];
        Arrays.fill(durations, 0, 55, 500);
        Arrays.fill(durations, 55, 100, 100);

        assertThat(SteadyState.firstSteady(durations)).isEmpty();
    }

    @Test
    void isNotFoundInAFewWindows() {
        assertThat(SteadyState.firstSteady(new double[] {7, 7, 7, 7, 7})).isEmpty();
        assertThat(SteadyState.firstSteady(new double[0])).isEmpty();
    }
}
