package dev.gradsmith.runtime.support;

/**
 * How many threads read ahead, and into how many windows each.
 *
 * @param own windows of the thread that trains, which reads where it would wait
 * @param readers threads that do nothing else
 * @param each windows of each of these
 */
record WindowPlan(int own, int readers, int each) {
    /** Of each thread: one in use, one waiting for its turn, one being read. */
    private static final int WINDOWS_EACH = 3;

    /** A disk wants to be asked for several blocks at a time; more threads than these are for the step. */
    private static final int MOST_READERS = 4;

    /** What all windows may take, unless three are more. */
    private static final long MOST_BYTES = 96L << 20;

    /** Data that are read anew in each epoch, rather than taking twice the memory. */
    private static final long LARGE_BYTES = 16L << 20;

    /**
     * @param windowBytes of one window
     * @param windows how many there are in an epoch
     */
    static WindowPlan of(boolean isConcurrent, long windows, long windowBytes, int processors) {
        if (windows == 1 && windowBytes > LARGE_BYTES) {
            return isConcurrent ? new WindowPlan(1, 0, 0) : new WindowPlan(0, 1, 1);
        }
        if (!isConcurrent) {
            return new WindowPlan(0, 1, WINDOWS_EACH);
        }
        long threads = Math.min(MOST_BYTES / Math.max(windowBytes, 1) / WINDOWS_EACH, MOST_READERS + 1);
        if (threads < 2) {
            return new WindowPlan(1, 1, WINDOWS_EACH - 1);
        }
        int readers = Math.max(1, Math.min((int) threads, processors) - 1);
        return new WindowPlan(WINDOWS_EACH, readers, WINDOWS_EACH);
    }
}
