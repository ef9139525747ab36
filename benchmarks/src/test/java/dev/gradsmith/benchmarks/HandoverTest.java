package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandoverTest {

    @Test
    void isATimeThatTwoThreadsHaveTaken() throws InterruptedException {
        double nanos = Handover.nanos();

        // Not a number where two threads find no two processors.
        assertThat(Double.isNaN(nanos) || (nanos > 1 && nanos < 1e6))
                .as("%s ns", nanos)
                .isTrue();
    }
}
