package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Execution;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share tasks with a caller. Between runs they spin for a moment, since the next run of a training loop follows at once and
 * waking a parked thread costs some fifty microseconds; then they park; then, idle for long, they end.
 *
 * <p>A run never depends on a worker: the caller takes tasks like any other, and would do all of them alone. It waits only for tasks that a
 * worker has taken.
 */
public final class WorkerPool {

    private static final long SPIN_NANOS = 40_000;
    private static final long IDLE_NANOS = 10_000_000_000L;
    private static final int SPINS_PER_CLOCK_READING = 32;

    private final Worker[] workers;
    private final long idleNanos;
    private final ThreadFactory threads;
    private final AtomicBoolean busy = new AtomicBoolean();

    private final TaskRanges ranges;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    // Written before the tasks of a run are there, read when one of them has been taken.
    private Execution.@Nullable Task task;

    private volatile @Nullable Thread waitingCaller;

    /** A pool of that many threads, the caller's included. */
    public WorkerPool(int threads) {
        this(threads, IDLE_NANOS, Thread::new);
    }

    WorkerPool(int size, long idleNanos, ThreadFactory threads) {
        this.idleNanos = idleNanos;
        this.threads = threads;
        ranges = new TaskRanges(size);
        workers = new Worker[size - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
        }
    }

    /** How many threads, the caller's included. */
    public int workers() {
        return workers.length + 1;
    }

    /** How many threads of its own are alive. */
    int liveThreads() {
        int count = 0;
        for (Worker worker : workers) {
            if (worker.alive) {
                count++;
            }
        }
        return count;
    }

    /** Runs the tasks, unless another run is under way: then it does nothing and says false. */
    public boolean tryRun(int count, Execution.Task work) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        Throwable thrown;
        try {
            // What the start of the tasks publishes, without a fence of its own, which would wait for another
            // processor.
            unfinished.setRelease(count);
            task = work;
            ranges.start(count);
            wakeOrFail(Math.min(workers.length, count - 1));
            takeTasks(0);
            awaitOthers();
            thrown = failure.get();
        } finally {
            task = null;
            if (failure.getPlain() != null) {
                failure.set(null);
            }
            busy.setRelease(false);
        }
        if (thrown != null) {
            throw unchecked(thrown);
        }
        return true;
    }

    /** What is thrown here, by a factory of threads for one, must not end the run before those that are awake have left it. */
    private void wakeOrFail(int count) {
        try {
            for (int i = 0; i < count; i++) {
                workers[i].wake();
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    /** Takes and does tasks until none is left. */
    private void takeTasks(int worker) {
        for (int taken = ranges.take(worker); taken >= 0; taken = ranges.take(worker)) {
            runOne(taken, worker);
        }
    }

    private void runOne(int index, int worker) {
        try {
            Execution.Task work = task;
            if (work != null && failure.get() == null) {
                work.run(index, worker);
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                Thread caller = waitingCaller;
                if (caller != null) {
                    LockSupport.unpark(caller);
                }
            }
        }
    }

    /** Spins, then parks, until no task is under way. An interrupt does not end the wait; it stays set for the caller to see. */
    private void awaitOthers() {
        if (spinUntilFinished()) {
            return;
        }
        boolean interrupted = false;
        waitingCaller = Thread.currentThread();
        while (unfinished.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waitingCaller = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean spinUntilFinished() {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < SPINS_PER_CLOCK_READING; i++) {
                if (unfinished.get() == 0) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < SPIN_NANOS);
        return false;
    }

    /** What a task threw, as it was; a task can throw no checked exception unless its compiler was tricked. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new UndeclaredThrowableException(thrown);
    }

    /** One place in the pool, with a thread in it or none. */
    private final class Worker implements Runnable {
        private final int number;
        private volatile boolean alive;
        private volatile @Nullable Thread parked;

        /** The last run of which this thread has looked for tasks. */
        private long lastRun;

        Worker(int number) {
            this.number = number;
        }

        /** Called by one caller at a time. A thread that has just given up is replaced; it takes no task any more. */
        void wake() {
            if (!alive) {
                start();
                return;
            }
            Thread sleeper = parked;
            if (sleeper != null) {
                LockSupport.unpark(sleeper);
            }
        }

        /** Where there is no memory or the system gives no more threads, this place stays empty and the others do its tasks. */
        private void start() {
            try {
                Thread thread = threads.newThread(this);
                thread.setName("gradsmith-worker-" + number);
                thread.setDaemon(true);
                alive = true;
                thread.start();
            } catch (OutOfMemoryError noThread) {
                alive = false;
            }
        }

        @Override
        public void run() {
            do {
                lastRun = ranges.run(number);
                takeTasks(number);
            } while (spinForRun() || parkForRun());
            alive = false;
        }

        private boolean spinForRun() {
            long start = System.nanoTime();
            do {
                for (int i = 0; i < SPINS_PER_CLOCK_READING; i++) {
                    if (ranges.run(number) != lastRun) {
                        return true;
                    }
                    Thread.onSpinWait();
                }
            } while (System.nanoTime() - start < SPIN_NANOS);
            return false;
        }

        /**
         * Parks until there was a run, even one that was over before this thread was awake: another is likely to follow, and spinning
         * catches that. Says false where none came for long.
         */
        @SuppressWarnings("ThreadPriorityCheck") // Correct without the yield, which only helps on a busy machine.
        private boolean parkForRun() {
            long start = System.nanoTime();
            long left = idleNanos;
            // On a busy machine the caller may be waiting for the very processor that this thread spins on.
            Thread.yield();
            parked = Thread.currentThread();
            while (left > 0 && ranges.run(number) == lastRun) {
                LockSupport.parkNanos(WorkerPool.this, left);
                left = idleNanos - (System.nanoTime() - start);
            }
            parked = null;
            return left > 0;
        }
    }
}
