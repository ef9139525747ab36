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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training on blocks holds in memory, and what becomes of it where there is little. */
class BlockFeedMemoryTest {
    private static DataBlocks withoutMemoryAfter(int failsAt) {
        AtomicInteger allocated = new AtomicInteger();
        return new Concurrent(new Counting(10_000, 7, -1)) {
            @Override
            public DataSet allocate(int room) {
                if (allocated.incrementAndGet() > failsAt) {
                    throw new OutOfMemoryError("for the test");
                }
                return super.allocate(room);
            }
        };
    }

    /** Memory is asked for a row of the model's, one to measure, and windows, of which two do. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    @Timeout(60)
    void whereThereIsNoMemoryForMoreWindowsFewerDo(int failsAt) throws IOException {
        DataBlocks data = withoutMemoryAfter(failsAt);
        AtomicInteger steps = new AtomicInteger();

        fit(FitOptions.epochs(2).batchSize(10), data, rows -> steps.incrementAndGet());

        assertThat(steps).hasValue(2_000);
    }

    /** Rows of 100 KB, all of which are one batch: there is one window, which is filled anew in each epoch. */
    @Test
    @Timeout(60)
    void dataThatAreOneLargeBatchAreInMemoryOnce() throws IOException {
        AtomicInteger allocated = new AtomicInteger();
        Counting counting = new Counting(1000, 7, -1);
        for (boolean isConcurrent : new boolean[] {false, true}) {
            DataBlocks data = new Concurrent(counting) {
                @Override
                public boolean isConcurrent() {
                    return isConcurrent;
                }

                @Override
                public DataSet allocate(int room) {
                    allocated.addAndGet(room);
                    return DataSet.builder()
                            .add("x", new int[room])
                            .add("wide", new float[room * 25_000], 25_000)
                            .build();
                }
            };
            allocated.set(0);
            AtomicInteger steps = new AtomicInteger();
            fit(FitOptions.epochs(3).batchSize(1000), data, rows -> steps.incrementAndGet());

            assertThat(steps).hasValue(3);
            // Those of the window, a row of the model's, and one to measure.
            assertThat(allocated).hasValue(1002);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    @Timeout(60)
    void withoutMemoryForTwoWindowsTheFitEnds(int failsAt) {
        DataBlocks data = withoutMemoryAfter(failsAt);

        assertThatThrownBy(() -> fit(FitOptions.epochs(2).batchSize(10), data, rows -> 0))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("for the test");
    }

    @Test
    void aWindowOfMoreNumbersThanAnArrayHoldsIsRefused() {
        DataBlocks data = new Concurrent(new Counting(1_000_000, 7, -1)) {
            @Override
            public DataSet allocate(int room) {
                return DataSet.builder()
                        .add("x", new int[room])
                        .add("wide", new float[room * 25_000], 25_000)
                        .build();
            }
        };
        assertThatThrownBy(() -> fit(FitOptions.epochs(1).batchSize(1_000_000), data, rows -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a batch of 1000000 of the 1000000 rows of counting, 25000 values of 'wide' each, is more than an"
                                + " array holds; choose a smaller batchSize, and accumulateMean for as many rows a step");
    }
}
