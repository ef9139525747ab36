package dev.gradsmith.runtime.internal;

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

    /** Two cache lines, which processors fetch together: workers that take their own tasks do not disturb each other, nor those that wait for a run. */
    private static final int STRIDE = 16;

    private final int workers;

    /** Behind the line of the array's length the tickets of the ranges, and behind those the number of the run. */
    private final AtomicLongArray tickets;

    private final int runAt;

    // Written before the tickets of a run, read before a task is taken: ordered by the ticket.
    private int count;
    private int ranges = 1;

    TaskRanges(int workers) {
        this.workers = workers;
        this.runAt = at(workers);
        this.tickets = new AtomicLongArray(runAt + STRIDE);
    }

    private static int at(int range) {
        return (range + 1) * STRIDE;
    }

    /** Makes the tasks of a new run, when all those of the last have been done. */
    void start(int tasks) {
        long run = tickets.get(runAt) + NEXT_RUN;
        count = tasks;
        ranges = Math.max(1, Math.min(workers, tasks));
        for (int range = 0; range < workers; range++) {
            tickets.set(at(range), range < ranges ? run + end(range) - end(range - 1) : run);
        }
        tickets.set(runAt, run);
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

    /** Another number for each run, whose tasks are all there when it is. */
    long run() {
        return tickets.get(runAt);
    }

    /** The task after the last of a range. */
    private int end(int range) {
        return (int) ((range + 1L) * count / ranges);
    }
}
