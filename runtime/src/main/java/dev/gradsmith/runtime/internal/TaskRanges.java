package dev.gradsmith.runtime.internal;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The tasks of a run that nobody has taken: a range for each worker, from which it takes one after the other, and when there is none left, from those of
 * the others. So a worker does mostly the same tasks in each run, and finds in its processor's own cache what they read in the last.
 *
 * <p>A ticket for each range: high half, the number of the run; low half, how many of its tasks are left. Both change in one step, so that a worker that
 * fell asleep over an old run cannot take a task of a new one by mistake: its exchange fails.
 */
final class TaskRanges {
    private static final long LEFT_MASK = 0xffffffffL;
    private static final long NEXT_RUN = 1L << 32;

    /** Two cache lines, which processors fetch together: workers that take their own tasks, or wait for some, do not disturb each other. */
    private static final int STRIDE = 16;

    private final int workers;

    /** Behind the line of the array's length. */
    private final AtomicLongArray tickets;

    // Written before the tickets of a run, read before a task is taken: ordered by the ticket.
    private int count;
    private int ranges = 1;

    TaskRanges(int workers) {
        this.workers = workers;
        this.tickets = new AtomicLongArray(at(workers));
    }

    private static int at(int range) {
        return (range + 1) * STRIDE;
    }

    /**
     * Makes the tasks of a new run, when all those of the last have been done; whoever has none of its own sees the run last, and those of others. Lines that other processors hold
     * are asked for all at once: one fence, behind the last write, lets what is read afterwards tell who has not seen the run.
     */
    void start(int tasks) {
        long run = run(0) + NEXT_RUN;
        count = tasks;
        ranges = Math.max(1, Math.min(workers, tasks));
        for (int range = 0; range < workers; range++) {
            tickets.setRelease(at(range), range < ranges ? run + end(range) - end(range - 1) : run);
        }
        VarHandle.fullFence();
    }

    /** A task for that worker, or -1 if none is left; also when a new run begins meanwhile, of which it has not seen its own tasks. */
    int take(int worker) {
        long own = tickets.get(at(worker));
        for (int i = 0; i < workers; i++) {
            int range = (worker + i) % workers;
            long seen = tickets.get(at(range));
            while ((seen & LEFT_MASK) != 0 && isSameRun(seen, own)) {
                int task = end(range) - (int) (seen & LEFT_MASK);
                if (tickets.compareAndSet(at(range), seen, seen - 1)) {
                    return task;
                }
                seen = tickets.get(at(range));
            }
        }
        return -1;
    }

    private static boolean isSameRun(long ticket, long other) {
        return (ticket & ~LEFT_MASK) == (other & ~LEFT_MASK);
    }

    /** Another number for each run of which that worker's tasks are there. */
    long run(int worker) {
        return tickets.get(at(worker)) & ~LEFT_MASK;
    }

    /** The task after the last of a range. */
    private int end(int range) {
        return (int) ((range + 1L) * count / ranges);
    }
}
