package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TaskRangesTest {
    private static final int RUNS = 5_000;

    private static List<Integer> takeAll(TaskRanges ranges, int worker) {
        List<Integer> taken = new ArrayList<>();
        for (int task = ranges.take(worker); task >= 0; task = ranges.take(worker)) {
            taken.add(task);
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void thereIsNoTaskBeforeTheFirstRun(int workers) {
        TaskRanges ranges = new TaskRanges(workers);
        for (int worker = 0; worker < workers; worker++) {
            assertThat(ranges.take(worker)).isNegative();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 0", "2, 1", "2, 8", "3, 2", "3, 7", "7, 3", "7, 16"})
    void aWorkerAloneTakesEveryTaskOnceInEveryRun(int workers, int tasks) {
        TaskRanges ranges = new TaskRanges(workers);
        for (int run = 0; run < 3 * workers; run++) {
            ranges.start(tasks);
            assertThat(takeAll(ranges, run % workers))
                    .doesNotHaveDuplicates()
                    .allMatch(task -> task < tasks)
                    .hasSize(tasks);
            assertThat(takeAll(ranges, (run + 1) % workers)).isEmpty();
        }
    }

    @Test
    void aWorkerTakesItsOwnRangeFirstInOrderThenThatOfTheNext() {
        TaskRanges ranges = new TaskRanges(3);
        ranges.start(6);
        assertThat(takeAll(ranges, 1)).containsExactly(2, 3, 4, 5, 0, 1);
    }

    @Test
    void everyRunHasANumberThatAllWorkersSee() {
        TaskRanges ranges = new TaskRanges(3);
        List<Long> numbers = new ArrayList<>();
        numbers.add(ranges.run(0));
        for (int tasks : new int[] {5, 1, 0, 3, 3}) {
            ranges.start(tasks);
            numbers.add(ranges.run(0));
            assertThat(ranges.run(1)).isEqualTo(ranges.run(0));
            assertThat(ranges.run(2)).isEqualTo(ranges.run(0));
            takeAll(ranges, 2);
            assertThat(ranges.run(0)).isEqualTo(numbers.get(numbers.size() - 1));
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    /**
     * The next run begins as soon as the tasks of the last are done, whatever the workers are at. It has another number of tasks: a worker that fell asleep over
     * the last would take a task that there is not, or one that another takes, too.
     */
    @ParameterizedTest
    @CsvSource({"2, 2", "2, 16", "3, 7"})
    void severalThreadsTakeEveryTaskOnceInEveryRun(int workers, int mostTasks) throws InterruptedException {
        Crowd crowd = new Crowd(workers, mostTasks);
        List<Thread> threads =
                IntStream.range(1, workers).mapToObj(crowd::startedThread).toList();
        int[] expected = new int[mostTasks];
        for (int run = 0; run < RUNS; run++) {
            int tasks = 1 + run * 5 % mostTasks;
            crowd.run(tasks);
            for (int task = 0; task < tasks; task++) {
                expected[task]++;
            }
            assertThat(crowd.timesTaken()).as("%d tasks in run %d", tasks, run).isEqualTo(expected);
        }
        crowd.over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Workers that ask for tasks all the time, so also when a run ends and the next begins. */
    private static final class Crowd {
        private final TaskRanges ranges;
        private final AtomicIntegerArray timesTaken;
        private final AtomicInteger unfinished = new AtomicInteger();
        private volatile boolean over;

        Crowd(int workers, int mostTasks) {
            ranges = new TaskRanges(workers);
            timesTaken = new AtomicIntegerArray(mostTasks);
        }

        Thread startedThread(int worker) {
            Thread thread = new Thread(() -> {
                while (!over) {
                    takeOne(worker);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        void run(int tasks) {
            unfinished.set(tasks);
            ranges.start(tasks);
            while (unfinished.get() > 0) {
                takeOne(0);
            }
        }

        int[] timesTaken() {
            return IntStream.range(0, timesTaken.length()).map(timesTaken::get).toArray();
        }

        private void takeOne(int worker) {
            int task = ranges.take(worker);
            if (task >= 0) {
                timesTaken.incrementAndGet(task);
                unfinished.decrementAndGet();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
