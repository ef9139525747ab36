package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Who computes one kernel: the plain implementation, until it has done so much that another is worth its warm-up, and that one is warm.
 *
 * <p>Code on the Vector API is a hundred to a thousand times slower than later until HotSpot's C2 has compiled it, which takes some tenths of a
 * second or more. So a program that computes for less never starts it, and no other waits for it. Both give the same bits, so that the moment of the
 * change cannot be seen in results.
 *
 * @param <K> the interface of the kernels
 */
final class KernelSwitch<K> implements Runnable {

    /** Multiply-adds, of which the plain kernels do one to twenty in a nanosecond: by then C2 has compiled those. */
    private static final long ENOUGH = 1_000_000_000;

    private static final int QUICK_ROUNDS = 20;

    /** Between rounds, for the compiler's threads and for the program's. */
    private static final long REST_NANOS = 500_000;

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final KernelName name;
    private final KernelRounds<K> rounds;
    private final WarmUp warmUp;
    private final K plain;
    private volatile K chosen;

    /** Counts without a lock: a lost addition does no harm. */
    private long work;

    KernelSwitch(KernelName name, KernelRounds<K> rounds, WarmUp warmUp) {
        this.name = name;
        this.rounds = rounds;
        this.warmUp = warmUp;
        plain = rounds.of(Kernels.plain());
        chosen = plain;
    }

    /** Who shall do work of so many multiply-adds. */
    K choose(long multiplyAdds) {
        K now = chosen;
        if (now == plain) {
            count(multiplyAdds);
        }
        return now;
    }

    private void count(long multiplyAdds) {
        long before = work;
        long after = before + multiplyAdds;
        work = after;
        if (before < ENOUGH && after >= ENOUGH) {
            warmUp.submit(this);
        }
    }

    /** Warms the other up, and changes to it when it is warm. On the thread of the warm-up. */
    @Override
    public void run() {
        Optional<Kernels> other = warmUp.provided();
        if (other.isPresent() && becomesQuick(rounds.of(other.get()))) {
            chosen = rounds.of(other.get());
        }
    }

    /** Without C2, as under some debuggers, that never happens. */
    private boolean becomesQuick(K other) {
        long start = System.nanoTime();
        int quick = 0;
        while (quick < QUICK_ROUNDS && System.nanoTime() - start < PATIENCE_NANOS) {
            quick = isRoundQuick(other) ? quick + 1 : 0;
            if (quick == 0) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
        return quick == QUICK_ROUNDS;
    }

    /** Compiled by C2, it is faster than the plain one, except for the smallest sizes; compiled by C1, it is more than ten times slower. */
    private boolean isRoundQuick(K other) {
        return nanosOfRound(other) <= 1.5 * nanosOfRound(plain);
    }

    private long nanosOfRound(K kernels) {
        long start = System.nanoTime();
        rounds.run(name, kernels);
        return System.nanoTime() - start;
    }
}
