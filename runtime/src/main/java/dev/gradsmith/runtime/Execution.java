package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.WorkerPool;
import org.jspecify.annotations.Nullable;

/**
 * Where and by what a model computes: how many threads share the work, and which kernels do it.
 *
 * <p>Immutable and thread-safe; one may serve many models. Its threads are daemons, started when first needed; they end by themselves after
 * some idle seconds and are started again on demand, so that there is nothing to close.
 */
public final class Execution {

    /** Work in numbered, independent tasks. */
    public interface Task {

        /**
         * Does one task.
         *
         * @param task which one, from 0
         * @param worker who does it, from 0 and less than {@link Execution#workers()}. Within one call of {@link Execution#run}, no two tasks
         *     have the same worker at the same time, so that it may choose among scratch arrays
         */
        void run(int task, int worker);
    }

    private static final long LEAST_SHARED = 100_000;

    private static final Execution SEQUENTIAL = new Execution(Kernels.fastest(), null, LEAST_SHARED);

    private final Kernels kernels;
    private final @Nullable WorkerPool pool;
    private final long leastShared;

    private Execution(Kernels kernels, @Nullable WorkerPool pool, long leastShared) {
        this.leastShared = leastShared;
        this.kernels = kernels;
        this.pool = pool;
    }

    /** Everything on the calling thread, with {@link Kernels#fastest()}. */
    public static Execution sequential() {
        return SEQUENTIAL;
    }

    /**
     * The calling thread and {@code threads - 1} others, with {@link Kernels#fastest()}.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static Execution threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
        return threads == 1 ? SEQUENTIAL : new Execution(Kernels.fastest(), new WorkerPool(threads), LEAST_SHARED);
    }

    /** The same threads, with other kernels. */
    public Execution withKernels(Kernels replacement) {
        return new Execution(replacement, pool, leastShared);
    }

    /**
     * The same threads and kernels, with another idea of what is worth sharing. As long as nothing else is said, a part of 100,000 operations
     * is, which takes from two microseconds, in a product with the Vector API, to some tens: a step of less than two such parts stays on the caller's thread, and it is cut into more than two where
     * each has four times as much. Sums over the rows are merged part by part, so their last
     * bits depend on this number, on one thread as on many. Rows that are added up into more than 16,384 numbers, as in a network's weights, are
     * shared in any case.
     *
     * @param operations that a part of the rows should have at least, where an operation is an addition as well as an exponential
     * @throws IllegalArgumentException if that is less than 1
     */
    public Execution sharingFrom(long operations) {
        if (operations < 1) {
            throw new IllegalArgumentException("operations must be at least 1, are " + operations);
        }
        return new Execution(kernels, pool, operations);
    }

    /** The operations that a part of the rows should have at least. */
    public long leastShared() {
        return leastShared;
    }

    /** What to compute with. */
    public Kernels kernels() {
        return kernels;
    }

    /** How many threads may share the work, the caller's included; at least 1. */
    public int workers() {
        return pool == null ? 1 : pool.workers();
    }

    /**
     * Runs the tasks 0 to {@code tasks - 1}, in no particular order, and returns when all are done. Allocates nothing.
     *
     * <p>The caller takes part as worker 0. While one caller is running tasks, any other caller, and any task that itself calls this, runs
     * its own tasks all by itself, also as worker 0. So scratch arrays chosen by worker must belong to whoever calls, as a trainer's do; a
     * trainer is not thread-safe.
     *
     * @throws RuntimeException or an {@link Error}, the first that a task threw; tasks not yet started are then left out
     */
    public void run(int tasks, Task task) {
        if (pool == null || tasks <= 1 || !pool.tryRun(tasks, task)) {
            for (int i = 0; i < tasks; i++) {
                task.run(i, 0);
            }
        }
    }
}
