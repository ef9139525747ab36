package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;
import java.lang.System.Logger.Level;
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

    /** On the sizes of the rounds, of which some are so small that the other one has no advantage yet; compiled by C1, it is more than ten times slower. */
    private static final double MOST_TIME = 1.5;

    private final KernelName name;
    private final KernelRounds<K> rounds;
    private final WarmUp warmUp;
    private final long patienceNanos;
    private final K plain;
    private volatile K chosen;

    /** Counts without a lock: a lost addition does no harm. */
    private long work;

    KernelSwitch(KernelName name, KernelRounds<K> rounds, WarmUp warmUp) {
        this(name, rounds, warmUp, PATIENCE_NANOS);
    }

    KernelSwitch(KernelName name, KernelRounds<K> rounds, WarmUp warmUp, long patienceNanos) {
        this.name = name;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.patienceNanos = patienceNanos;
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
        if (other.isEmpty()) {
            return;
        }
        if (becomesQuick(rounds.of(other.get()))) {
            chosen = rounds.of(other.get());
            return;
        }
        System.getLogger("dev.gradsmith.runtime")
                .log(
                        Level.INFO,
                        "{0} stays with plain Java: on {1} it is still slower after {2} s, perhaps because HotSpot has not compiled it",
                        name,
                        other.get(),
                        patienceNanos / 1_000_000_000);
    }

    /** Without C2, as under some debuggers, that never happens. */
    private boolean becomesQuick(K other) {
        long start = System.nanoTime();
        int quick = 0;
        while (quick < QUICK_ROUNDS && System.nanoTime() - start < patienceNanos) {
            quick = isRoundQuick(other) ? quick + 1 : 0;
            if (quick == 0) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
        return quick == QUICK_ROUNDS;
    }

    private boolean isRoundQuick(K other) {
        return nanosOfRound(other) <= MOST_TIME * nanosOfRound(plain);
    }

    private long nanosOfRound(K kernels) {
        long start = System.nanoTime();
        rounds.run(name, kernels);
        return System.nanoTime() - start;
    }
}
