package dev.gradsmith.runtime.support;

import static dev.gradsmith.runtime.support.CountedRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.support.CountedRows.Concurrent;
import dev.gradsmith.runtime.support.CountedRows.Counting;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt of the thread that trains ends a fit on blocks, whatever its threads are doing. */
class BlockFeedInterruptTest {
    @Test
    void anInterruptEndsTheFitAndStaysToBeSeen() {
        FitOptions options = FitOptions.epochs(1).batchSize(32);
        for (DataBlocks data : List.of(new Counting(1000, 7, -1), new Concurrent(new Counting(1000, 7, -1)))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> fit(options, data, rows -> 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("interrupted while waiting for counting");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** As from a network that has stopped: an interrupt of the thread that trains ends the fit, and the reading with it. */
    @Test
    @Timeout(60)
    void anInterruptEndsTheFitWhileAnotherThreadIsHeldUpInReading() {
        Thread caller = Thread.currentThread();
        AtomicBoolean isHeldUp = new AtomicBoolean();
        DataBlocks data = new Concurrent(new Counting(10_000, 7, -1)) {
            @Override
            public void read(long block, int[] places, int from, DataSet into) throws IOException {
                // From its first block on: later the other thread may have filled all its windows, and wait for the
                // caller.
                while (Thread.currentThread() == caller && !isHeldUp.get()) {
                    Thread.onSpinWait();
                }
                if (Thread.currentThread() != caller) {
                    isHeldUp.set(true);
                    caller.interrupt();
                    try {
                        Thread.sleep(30_000);
                    } catch (InterruptedException e) {
                        throw new ClosedByInterruptException();
                    }
                }
                super.read(block, places, from, into);
            }
        };

        assertThatThrownBy(() -> fit(FitOptions.epochs(2).batchSize(10).unshuffled(), data, rows -> 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while waiting for counting");
        assertThat(isHeldUp).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Timeout(60)
    void anInterruptWhileStepsAreMadeEndsTheFit() {
        DataBlocks data = new Concurrent(new Counting(100_000, 7, -1));
        Thread fitting = Thread.currentThread();
        for (int i = 0; i < 40; i++) {
            int last = 1000 * i;
            assertThatThrownBy(() -> fit(FitOptions.epochs(2).batchSize(10).unshuffled(), data, rows -> {
                        if (rows[0] == last) {
                            fitting.interrupt();
                        }
                        return 0;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("interrupted while waiting for counting");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
