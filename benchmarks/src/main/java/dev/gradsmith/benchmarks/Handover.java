package dev.gradsmith.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long it takes until one processor sees what another has written. Virtual machines are moved between processors that share a cache and such that do not, for minutes or hours, and
 * whatever two threads share takes two or three times as long in the second case.
 */
final class Handover {
    private static final int BATCHES = 100;
    private static final int TURNS = 100;

    private final AtomicInteger turn = new AtomicInteger();

    private Handover() {}

    /** Nanoseconds, the least of many tries, since the two threads may have to wait for processors; NaN where there is only one. */
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
        return least;
    }

    /** One takes the even turns and one the odd ones. */
    private double play(int batches, int first) {
        double least = Double.POSITIVE_INFINITY;
        int next = first;
        for (int batch = 0; batch < batches; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < TURNS; i++, next += 2) {
                await(next);
                turn.setRelease(next + 1);
            }
            least = Math.min(least, (System.nanoTime() - start) / (2.0 * TURNS));
        }
        return least;
    }

    private void await(int wanted) {
        while (turn.getAcquire() != wanted) {
            Thread.onSpinWait();
        }
    }
}
