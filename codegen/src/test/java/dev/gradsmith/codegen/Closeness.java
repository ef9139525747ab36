package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** That computed numbers are those of a reference, up to an error relative to the reference's largest number. */
record Closeness(double tolerance) {
    void check(String what, double[] actual, double... expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s[%d] = %s, the reference has %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * scale);
        }
    }
}
