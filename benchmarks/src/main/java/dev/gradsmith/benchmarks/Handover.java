package dev.gradsmith.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long it takes until one processor sees what another has written. Virtual machines are moved between processors that share a cache and such that do not, and whatever two threads
 * share takes longer in the second case. docs/speed-designs.md says what was seen.
 */
final class Handover {
    private static final int BATCHES = 100;
    private static final int TURNS = 100;

    /** On a busy machine a turn may take as long as it takes to get a processor. */
    private static final long PATIENCE_NANOS = 100_000_000;

    private static final int SPINS_PER_CLOCK_READING = 10_000;

    private final AtomicInteger turn = new AtomicInteger();
    private final long end = System.nanoTime() + PATIENCE_NANOS;

    private Handover() {}

    /** Nanoseconds, the least of many tries, since the two threads may have to wait for processors; NaN where that was all they did, or there is only one. */
    static double nanos() throws InterruptedException {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return Double.NaN;
        }
        return new Handover().measure();
    }

    private double measure() throws InterruptedException {
        Thread other = new Thread(() -> play(BATCHES, 1), "handover");
        other.setDaemon(true);
        other.start();
        double least = play(BATCHES, 0);
        other.join();
        return Double.isFinite(least) ? least : Double.NaN;
    }

    /** One takes the even turns and one the odd ones. */
    private double play(int batches, int first) {
        double least = Double.POSITIVE_INFINITY;
        int next = first;
        for (int batch = 0; batch < batches; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < TURNS; i++, next += 2) {
                if (!await(next)) {
                    return least;
                }
                turn.setRelease(next + 1);
            }
            least = Math.min(least, (System.nanoTime() - start) / (2.0 * TURNS));
        }
        return least;
    }

    /** Whether the turn came before the end. */
    private boolean await(int wanted) {
        for (int spins = 0; turn.getAcquire() != wanted; spins++) {
            if (spins % SPINS_PER_CLOCK_READING == SPINS_PER_CLOCK_READING - 1 && System.nanoTime() - end > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
