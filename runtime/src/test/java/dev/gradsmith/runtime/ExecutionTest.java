package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ExecutionTest {
    private static void assertEachOnce(AtomicIntegerArray runs) {
        for (int task = 0; task < runs.length(); task++) {
            assertThat(runs.get(task)).as("task %d", task).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void runsEveryTaskOnceWhateverTheirNumber(int threads) {
        Execution execution = Execution.threads(threads);
        assertThat(execution.workers()).isEqualTo(threads);
        for (int tasks : new int[] {0, 1, 2, 3, 15, 16, 17, 100_000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            execution.run(tasks, (task, worker) -> {
                assertThat(worker).isBetween(0, threads - 1);
                runs.incrementAndGet(task);
            });
            assertEachOnce(runs);
        }
    }

    @Test
    void noTwoTasksHaveOneWorkerAtOnce() {
        Execution execution = Execution.threads(4);
        AtomicIntegerArray inside = new AtomicIntegerArray(4);
        AtomicInteger clashes = new AtomicInteger();
        for (int round = 0; round < 500; round++) {
            execution.run(16, (task, worker) -> {
                clashes.addAndGet(inside.getAndIncrement(worker));
                Thread.onSpinWait();
                inside.decrementAndGet(worker);
            });
        }
        assertThat(clashes).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatATaskThrowsReachesTheCallerAsItIs(int threads) {
        Execution execution = Execution.threads(threads);
        for (Throwable thrown : new Throwable[] {new IllegalStateException("task"), new AssertionError("task")}) {
            AtomicInteger started = new AtomicInteger();
            assertThatThrownBy(() -> execution.run(100_000, (task, worker) -> {
                        started.incrementAndGet();
                        throwUnchecked(thrown);
                    }))
                    .isSameAs(thrown);
            assertThat(started.get()).as("tasks that were started").isBetween(1, threads);
        }
        AtomicIntegerArray runs = new AtomicIntegerArray(100);
        execution.run(100, (task, worker) -> runs.incrementAndGet(task));
        assertEachOnce(runs);
    }

    private static void throwUnchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    /** The caller must not go on while a task still writes into its arrays. */
    @Test
    void returnsOnlyWhenEveryStartedTaskHasEndedAlsoAfterAnException() {
        Execution execution = Execution.threads(3);
        AtomicInteger running = new AtomicInteger();
        for (int round = 0; round < 200; round++) {
            assertThatThrownBy(() -> execution.run(8, (task, worker) -> {
                        running.incrementAndGet();
                        try {
                            Thread.sleep(worker == 0 ? 0 : 1);
                            throw new IllegalStateException();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        } finally {
                            running.decrementAndGet();
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(running).hasValue(0);
        }
    }

    @Test
    void aTaskMayRunTasksOfItsOwn() {
        Execution execution = Execution.threads(3);
        AtomicIntegerArray runs = new AtomicIntegerArray(8 * 8 * 8);
        execution.run(
                8,
                (i, a) -> execution.run(8, (j, b) -> {
                    assertThat(b).isZero();
                    execution.run(8, (k, c) -> runs.incrementAndGet((i * 8 + j) * 8 + k));
                }));
        assertEachOnce(runs);
    }

    @Test
    void manyCallersMayShareOne() throws Exception {
        Execution execution = Execution.threads(3);
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<AtomicIntegerArray>> results = new ArrayList<>();
            for (int caller = 0; caller < 6; caller++) {
                results.add(callers.submit(() -> {
                    AtomicIntegerArray runs = new AtomicIntegerArray(64);
                    for (int round = 0; round < 500; round++) {
                        execution.run(64, (task, worker) -> runs.incrementAndGet(task));
                    }
                    return runs;
                }));
            }
            for (Future<AtomicIntegerArray> result : results) {
                for (int task = 0; task < 64; task++) {
                    assertThat(result.get().get(task)).isEqualTo(500);
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void anInterruptStaysForTheCallerToSee() {
        Execution execution = Execution.threads(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(50);
        Thread.currentThread().interrupt();
        execution.run(50, (task, worker) -> {
            long until = System.nanoTime() + 200_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            runs.incrementAndGet(task);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertEachOnce(runs);
    }

    @Test
    void usesItsOtherThreads() throws Exception {
        Execution execution = Execution.threads(3);
        CountDownLatch together = new CountDownLatch(3);
        ConcurrentHashMap<Integer, String> names = new ConcurrentHashMap<>();
        execution.run(3, (task, worker) -> {
            together.countDown();
            try {
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            names.put(worker, Thread.currentThread().getName());
        });
        assertThat(names).hasSize(3).containsEntry(0, Thread.currentThread().getName());
        assertThat(names).containsEntry(1, "gradsmith-worker-1").containsEntry(2, "gradsmith-worker-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void needsAThread(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Execution.threads(threads))
                .withMessage("threads must be at least 1, is " + threads);
    }
}
