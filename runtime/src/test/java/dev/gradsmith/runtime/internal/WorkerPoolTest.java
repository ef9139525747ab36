package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WorkerPoolTest {
    private static final long SHORT = 20_000_000;
    private static final long LONG = 60_000_000_000L;

    private static int run(WorkerPool pool, int tasks) {
        AtomicInteger runs = new AtomicInteger();
        assertThat(pool.tryRun(tasks, (task, worker) -> runs.incrementAndGet())).isTrue();
        return runs.get();
    }

    private static void awaitNoThreads(WorkerPool pool) throws InterruptedException {
        while (pool.liveThreads() > 0) {
            Thread.sleep(1);
        }
    }

    @Test
    void startsNoThreadBeforeItIsNeededAndNoMoreThanThereAreTasks() {
        WorkerPool pool = new WorkerPool(5, LONG, Thread::new);
        assertThat(pool.liveThreads()).isZero();
        run(pool, 3);
        assertThat(pool.liveThreads()).isEqualTo(2);
    }

    @Test
    void idleThreadsEndAndAreStartedAgain() throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        WorkerPool pool = new WorkerPool(3, SHORT, work -> {
            started.add(new Thread(work));
            return started.get(started.size() - 1);
        });
        for (int round = 1; round <= 3; round++) {
            assertThat(run(pool, 10)).isEqualTo(10);
            assertThat(started).hasSize(2 * round);
            awaitNoThreads(pool);
        }
        for (Thread thread : started) {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** No task of the run goes on when its caller has been told, and the next run is whole. */
    @Test
    void whatAThreadFactoryThrowsIsThrownWhenTheRunIsOver() {
        AtomicInteger started = new AtomicInteger();
        WorkerPool pool = new WorkerPool(3, LONG, work -> {
            if (started.incrementAndGet() == 2) {
                throw new IllegalStateException("no more threads");
            }
            return new Thread(work);
        });
        AtomicInteger running = new AtomicInteger();
        assertThatThrownBy(() -> pool.tryRun(100, (task, worker) -> {
                    running.incrementAndGet();
                    LockSupport.parkNanos(10_000);
                    running.decrementAndGet();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more threads");
        assertThat(running).hasValue(0);
        assertThat(run(pool, 100)).isEqualTo(100);
    }

    /** A program that makes a pool for every model must not keep the threads of them all. */
    @Test
    void poolsThatNobodyUsesKeepNoThreads() throws InterruptedException {
        List<WorkerPool> pools = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            WorkerPool pool = new WorkerPool(3, SHORT, Thread::new);
            pools.add(pool);
            assertThat(run(pool, 3)).isEqualTo(3);
        }
        for (WorkerPool pool : pools) {
            awaitNoThreads(pool);
        }
    }

    @Test
    void runsThatMeetThreadsJustEndingLoseNothing() throws InterruptedException {
        WorkerPool pool = new WorkerPool(3, 50_000, Thread::new);
        for (int round = 0; round < 2_000; round++) {
            assertThat(run(pool, 7)).isEqualTo(7);
            if (round % 4 == 0) {
                Thread.sleep(0, 100_000);
            }
        }
    }

    @Test
    void goesOnAloneWhereTheSystemGivesNoThread() {
        AtomicInteger asked = new AtomicInteger();
        WorkerPool pool = new WorkerPool(3, LONG, work -> new Thread(work) {
            @Override
            public synchronized void start() {
                if (asked.incrementAndGet() <= 4) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        });
        assertThat(run(pool, 10)).isEqualTo(10);
        assertThat(run(pool, 10)).isEqualTo(10);
        assertThat(pool.liveThreads()).isZero();
        assertThat(run(pool, 10)).isEqualTo(10);
        assertThat(pool.liveThreads()).isEqualTo(2);
    }

    @Test
    void goesOnAloneWhereThereIsNoMemoryForAThread() {
        WorkerPool pool = new WorkerPool(3, LONG, work -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(run(pool, 10)).isEqualTo(10);
        assertThat(run(pool, 10)).isEqualTo(10);
        assertThat(pool.liveThreads()).isZero();
    }

    @Test
    void aRunWithoutTasksIsOverAtOnce() {
        WorkerPool pool = new WorkerPool(3, LONG, Thread::new);
        for (int round = 0; round < 100; round++) {
            assertThat(run(pool, 5)).isEqualTo(5);
            assertThat(run(pool, 0)).isZero();
        }
    }

    /** So that a processor finds in its cache what its tasks read in the run before. */
    @Test
    void workersDoTheSameTasksInEveryRun() {
        WorkerPool pool = new WorkerPool(3, LONG, Thread::new);
        int[] doneBy = new int[6];
        for (int run = 0; run < 100; run++) {
            CyclicBarrier together = new CyclicBarrier(3);
            pool.tryRun(6, (task, worker) -> {
                doneBy[task] = worker;
                await(together);
            });
            assertThat(doneBy).containsExactly(0, 0, 1, 1, 2, 2);
        }
    }

    /** One task waits for all others, of which three are of the same range. */
    @Test
    void aWorkerWithoutTasksTakesThoseOfOthers() {
        WorkerPool pool = new WorkerPool(2, LONG, Thread::new);
        CountDownLatch others = new CountDownLatch(7);
        pool.tryRun(8, (task, worker) -> {
            if (task == 0) {
                await(others);
            } else {
                others.countDown();
            }
        });
        assertThat(others.getCount()).isZero();
    }

    /** Nothing but the run itself orders the accesses: of a missing fence, a thread would see a number of an earlier run. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tasksReadWhatTheCallerWroteAndTheCallerWhatTheyWrote(int workers) {
        WorkerPool pool = new WorkerPool(workers, LONG, Thread::new);
        int tasks = 4;
        int[] asked = new int[tasks];
        int[] answers = new int[tasks];
        for (int run = 0; run < 20_000; run++) {
            for (int i = 0; i < tasks; i++) {
                asked[i] = run + i;
            }
            assertThat(pool.tryRun(tasks, (task, worker) -> answers[task] = 3 * asked[task]))
                    .isTrue();
            for (int i = 0; i < tasks; i++) {
                assertThat(answers[i]).isEqualTo(3 * (run + i));
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
