package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandoverTest {

    @Test
    void isATimeThatTwoThreadsHaveTaken() throws InterruptedException {
        double nanos = Handover.nanos();

        if (Runtime.getRuntime().availableProcessors() == 1) {
            assertThat(nanos).isNaN();
        } else {
            assertThat(nanos).isBetween(1.0, 1e6);
        }
    }
}
