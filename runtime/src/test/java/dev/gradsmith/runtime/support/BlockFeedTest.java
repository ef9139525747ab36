package dev.gradsmith.runtime.support;

import static dev.gradsmith.runtime.support.CountedRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.NonFiniteException;
import dev.gradsmith.runtime.support.CountedRows.Concurrent;
import dev.gradsmith.runtime.support.CountedRows.Counting;
import dev.gradsmith.runtime.support.CountedRows.Doing;
import dev.gradsmith.runtime.support.CountedRows.Forgetful;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFeedTest {

    private static List<List<Integer>> batches(DataBlocks data, FitOptions options) throws IOException {
        List<List<Integer>> batches = new ArrayList<>();
        BlockFeed.run(options, data, rows -> new Doing(rows, CountedRows.recordingIn(batches)));
        return batches;
    }

    private static List<Integer> all(List<List<Integer>> batches) {
        return batches.stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @CsvSource({"1000,7,32", "1000,1,3", "5,10,2", "64,64,64", "1000,3,999", "130,1,130", "1,1,32", "700,9,5"})
    void eachRowComesOnceAnEpochInFullBatches(int rows, int blockRows, int batch) throws IOException {
        DataBlocks data = new Counting(rows, blockRows, -1);
        List<List<Integer>> batches =
                batches(data, FitOptions.epochs(3).batchSize(batch).shuffleSeed(4));

        int perEpoch = (rows + batch - 1) / batch;
        assertThat(batches).hasSize(3 * perEpoch);
        for (int epoch = 0; epoch < 3; epoch++) {
            List<List<Integer>> own = batches.subList(epoch * perEpoch, (epoch + 1) * perEpoch);
            assertThat(own.subList(0, perEpoch - 1)).allMatch(one -> one.size() == batch);
            assertThat(all(own)).hasSize(rows);
            assertThat(new HashSet<>(all(own))).hasSize(rows);
        }
    }

    @Test
    void unshuffledRowsComeInTheirOrder() throws IOException {
        List<List<Integer>> batches = batches(
                new Counting(1000, 7, -1), FitOptions.epochs(2).batchSize(32).unshuffled());

        List<Integer> once = IntStream.range(0, 1000).boxed().toList();
        assertThat(all(batches).subList(0, 1000)).isEqualTo(once);
        assertThat(all(batches).subList(1000, 2000)).isEqualTo(once);
    }

    @Test
    void shuffledRowsComeInAnotherOrderEachEpochAndTheSameForTheSameSeed() throws IOException {
        DataBlocks data = new Counting(1000, 7, -1);
        FitOptions options = FitOptions.epochs(2).batchSize(10);
        List<Integer> first = all(batches(data, options.shuffleSeed(1)));

        assertThat(all(batches(data, options.shuffleSeed(1)))).isEqualTo(first);
        assertThat(all(batches(data, options.shuffleSeed(2)))).isNotEqualTo(first);
        assertThat(first.subList(0, 1000)).isNotEqualTo(first.subList(1000, 2000));
        // A window holds 16 blocks of 7 rows from anywhere.
        assertThat(first.subList(0, 100).stream().mapToInt(row -> row).max().orElse(0))
                .isGreaterThan(300);
    }

    @Test
    void inOneWindowTheOrderIsThatOfDataInMemory() throws IOException {
        int[] order = new int[100];
        Batches.order(order, 5, 1);

        List<Integer> rows = all(batches(
                new Counting(100, 7, -1), FitOptions.epochs(1).batchSize(9).shuffleSeed(5)));

        assertThat(rows).isEqualTo(IntStream.of(order).boxed().toList());
    }

    @Test
    void leftOverRowsAreDroppedIfAskedFor() throws IOException {
        Counting counting = new Counting(1000, 7, -1);
        for (DataBlocks data : List.of(counting, new Concurrent(counting))) {
            List<List<Integer>> batches =
                    batches(data, FitOptions.epochs(3).batchSize(300).lastBatch(LastBatch.DROP));

            assertThat(batches).hasSize(9).allMatch(batch -> batch.size() == 300);
            assertThat(new HashSet<>(all(batches.subList(3, 6)))).hasSize(900);
        }
    }

    @Test
    void whatFailsInReadingEndsTheFit() {
        assertThatThrownBy(() -> batches(new Counting(1000, 7, 100), FitOptions.epochs(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("block 100");
    }

    /** Whoever reads ahead, and how far: what comes before the window that cannot be read is trained on, and nothing else. */
    @Test
    void whatIsBeforeAFailureIsTrainedOn() {
        Counting data = new Counting(1000, 7, 100);
        for (int i = 0; i < 20; i++) {
            List<List<Integer>> batches = new ArrayList<>();
            assertThatThrownBy(() -> BlockFeed.run(
                            FitOptions.epochs(1).batchSize(32).unshuffled(),
                            new Concurrent(data),
                            rows -> new Doing(rows, CountedRows.recordingIn(batches))))
                    .hasMessage("block 100");
            // Six windows of sixteen blocks of seven rows.
            assertThat(all(batches))
                    .isEqualTo(IntStream.range(0, 6 * 16 * 7).boxed().toList());
        }
    }

    @Test
    @Timeout(60)
    void whatFailsBesideReadingEndsTheFit() {
        Counting counting = new Counting(1000, 7, -1);
        for (DataBlocks data : List.of(new Forgetful(counting, false), new Forgetful(counting, true))) {
            assertThatThrownBy(() -> batches(data, FitOptions.epochs(3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("how many?");
        }
    }

    /** Several threads read, the one that trains among them; the first windows are waited for, the later ones are not. */
    @ParameterizedTest
    @CsvSource({"1000,7,32", "1000,1,3", "5,10,2", "1000,3,999", "130,1,130"})
    void theRowsComeInTheSameOrderFromThreadsAtOnce(int rows, int blockRows, int batch) throws IOException {
        Counting data = new Counting(rows, blockRows, -1);
        FitOptions options = FitOptions.epochs(5).batchSize(batch).shuffleSeed(4);
        List<List<Integer>> expected = batches(data, options);

        for (int i = 0; i < 20; i++) {
            assertThat(batches(new Concurrent(data), options)).isEqualTo(expected);
        }
    }

    /** A window is in the caches of the processor that has filled it. The caller's first read waits until another thread has filled one. */
    @Test
    @Timeout(60)
    void theThreadThatHasReadAWindowMakesItsSteps() throws IOException {
        Thread caller = Thread.currentThread();
        Map<Long, Thread> readBy = new ConcurrentHashMap<>();
        DataBlocks data = new Concurrent(new Counting(16 * 8 * 40, 8, -1)) {
            @Override
            public void read(long block, int[] places, int from, DataSet into) throws IOException {
                while (Thread.currentThread() == caller && readBy.size() < 32) {
                    Thread.onSpinWait();
                }
                readBy.put(block, Thread.currentThread());
                super.read(block, places, from, into);
            }
        };
        Map<Thread, Integer> steps = new ConcurrentHashMap<>();

        fit(FitOptions.epochs(1).batchSize(16).unshuffled(), data, rows -> {
            assertThat(readBy).containsEntry(rows[0] / 8L, Thread.currentThread());
            return steps.merge(Thread.currentThread(), 1, Integer::sum);
        });

        assertThat(steps.values().stream().mapToInt(count -> count).sum()).isEqualTo(8 * 40);
        assertThat(steps.keySet()).anyMatch(thread -> thread != caller);
    }

    @Test
    @Timeout(60)
    void whatAStepThrowsEndsTheFitWhereverItIsMade() {
        DataBlocks data = new Concurrent(new Counting(10_000, 7, -1));
        for (int i = 0; i < 40; i++) {
            int last = 200 * i;
            assertThatThrownBy(() -> fit(FitOptions.epochs(2).batchSize(10).unshuffled(), data, rows -> {
                        if (rows[0] >= last) {
                            throw new IllegalStateException("row " + rows[0]);
                        }
                        return 0;
                    }))
                    .hasMessage("row " + last);
        }
    }

    @Test
    void aLossThatIsNotFiniteIsSaidOfItsOwnStepWhereverThatIsMade() {
        DataBlocks data = new Concurrent(new Counting(10_000, 7, -1));
        for (int i = 0; i < 40; i++) {
            int last = 200 * i;
            assertThatThrownBy(() -> fit(
                            FitOptions.epochs(2).batchSize(10).unshuffled(),
                            data,
                            rows -> rows[0] < last ? 0 : Double.NaN))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageStartingWith("x = " + (last + 9) + " in row 9 of the batch, which is row " + (last + 9)
                            + " of the data, at step " + (last / 10 + 1) + " of epoch 1");
        }
    }

    /** Its number in the data, not in the window: from blocks of the window, and where it was left over from the one before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 32, 300})
    void theRowThatIsNotFiniteIsSaidByItsNumberInTheData(int batch) {
        Counting counting = new Counting(1000, 7, -1);
        for (int failing = 1; failing < 3 * 1000 / batch; failing += 1 + 100 / batch) {
            int attempt = failing;
            for (DataBlocks data : List.of(counting, new Concurrent(counting))) {
                AtomicInteger steps = new AtomicInteger();
                assertThatThrownBy(() -> fit(
                                FitOptions.epochs(3).batchSize(batch).shuffleSeed(3),
                                data,
                                rows -> steps.incrementAndGet() < attempt ? 0 : Double.NaN))
                        .isInstanceOf(NonFiniteException.class)
                        .hasMessageMatching(
                                "x = (\\d+) in row \\d+ of the batch, which is row \\1 of the data, at step .*");
            }
        }
    }

    /** An attempt draws random numbers, as for dropout: a second one could go on from another loss. */
    @Test
    void stepsWithALossThatIsNotFiniteAreTriedOnce() {
        for (DataBlocks data : List.of(new Counting(10_000, 7, -1), new Concurrent(new Counting(10_000, 7, -1)))) {
            AtomicInteger attempts = new AtomicInteger();
            assertThatThrownBy(() -> fit(FitOptions.epochs(1).batchSize(10).unshuffled(), data, rows -> {
                        attempts.incrementAndGet();
                        return rows[0] < 500 ? 0 : Double.NaN;
                    }))
                    .isInstanceOf(NonFiniteException.class);
            assertThat(attempts).hasValue(51);
        }
    }

    /** As for data in memory: all rows are one batch. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, Integer.MAX_VALUE})
    void aBatchMayBeLargerThanTheData(int batch) throws IOException {
        List<List<Integer>> batches = batches(
                new Counting(1000, 7, -1), FitOptions.epochs(2).batchSize(batch).unshuffled());

        assertThat(batches)
                .hasSize(2)
                .allMatch(rows -> rows.equals(IntStream.range(0, 1000).boxed().toList()));
    }

    /** The fit is told of what its listener throws, as it is. */
    @Test
    void anExceptionOfAListenerIsNotOneOfTheData() {
        UncheckedIOException thrown = new UncheckedIOException("no room for the chart", new IOException("full"));
        FitOptions options = FitOptions.epochs(2).onEpoch(epoch -> {
            throw thrown;
        });

        assertThatThrownBy(() -> batches(new Counting(1000, 7, -1), options)).isSameAs(thrown);
    }

    /** Not only in the first claim of a thread, and also while it has steps to make. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 40, 60, 100})
    @Timeout(60)
    void rowsThatCannotBeCountedEndTheFitWheneverThatIsFound(int block) {
        DataBlocks data = new Concurrent(new Counting(1000, 7, -1)) {
            @Override
            public int rows(long asked) {
                if (asked >= block) {
                    throw new IllegalStateException("how many?");
                }
                return super.rows(asked);
            }
        };
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> fit(FitOptions.epochs(3).batchSize(10).unshuffled(), data, rows -> 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("how many?");
        }
    }

    @Test
    void whatDoesNotFitTheModelEndsTheFit() {
        DataBlocks data = new Counting(1000, 7, -1);
        List<List<Integer>> batches = new ArrayList<>();
        assertThatThrownBy(() -> BlockFeed.run(FitOptions.epochs(1), data, rows -> {
                    if (rows.ints("x")[0] != 0 || rows.ints("x")[rows.rows() - 1] != 0) {
                        throw new IllegalArgumentException("not an index");
                    }
                    return new Doing(rows, CountedRows.recordingIn(batches));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an index");
    }

    @Test
    void aListenerThatThrowsEndsTheFitAndTheReading() throws IOException {
        DataBlocks data = new Counting(100_000, 7, -1);
        FitOptions options = FitOptions.epochs(10).onEpoch(epoch -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> batches(data, options)).hasMessage("enough");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("gradsmith-blocks"));
    }

    @Test
    void blocksToValidateOnAreRefusedBeforeTheFirstEpochIfTheModelNeedsAllRowsAtOnce() {
        DataBlocks data = new Counting(1000, 7, -1);
        List<List<Integer>> batches = new ArrayList<>();
        FitOptions options = FitOptions.epochs(1).validation(data);

        assertThatThrownBy(
                        () -> BlockFeed.run(options, data, rows -> new Doing(rows, CountedRows.recordingIn(batches))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need all rows at once, which counting does not hold in memory");
        assertThat(batches).isEmpty();
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> batches(new Counting(3_000_000_000L, 1 << 20, -1), FitOptions.epochs(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counting has 3000000000 rows; an epoch counts up to 2147483647");
        assertThatThrownBy(() ->
                        batches(new Counting(10, 1, -1), FitOptions.epochs(1).lastBatch(LastBatch.ROLL_OVER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LastBatch.KEEP");
    }
}
