package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Who computes one kernel: for each {@linkplain SizeClass class of sizes} the plain implementation, until it has done so much that another is worth its
 * warm-up, and that one is warm.
 *
 * <p>Code on the Vector API is a hundred to a thousand times slower than later until HotSpot's C2 has compiled it, which takes some tenths of a
 * second or more. So a program that computes for less never starts it, and no other waits for it. Both give the same bits, so that the moment of the
 * change cannot be seen in results.
 *
 * @param <K> the interface of the kernels
 */
final class KernelSwitch<K> {

    /** Multiply-adds, of which the plain kernels do one to twenty in a nanosecond: by then C2 has compiled those, or is about to. */
    private static final long ENOUGH = 500_000_000;

    private static final int QUICK_ROUNDS = 20;

    /** The least between rounds, for the compiler's threads and for the program's. */
    private static final long REST_NANOS = 100_000;

    /**
     * As long as so many rounds, where they are slow. On two processors the program, the compiler and the rounds would else take a third of the time from one another: three hundred steps of a network took 0.85
     * seconds, and take 0.61; with twelve, the other kernel is not warm after two seconds.
     */
    private static final int RESTS_OF_ROUND = 3;

    private static final long PATIENCE_NANOS = 40_000_000_000L;

    /** While classes that were warm have to wait. */
    private static final long PATIENCE_NANOS_OF_MORE = 6_000_000_000L;

    /** On the sizes of the rounds, of which some are so small that the other one has no advantage yet; compiled by C1, it is more than ten times slower. */
    private static final double MOST_TIME = 1.5;

    private final KernelName name;
    private final KernelRounds<K> rounds;
    private final WarmUp warmUp;
    private final long patienceNanos;
    private final K plain;
    private volatile K other;

    /** A bit for each class that the other one computes. */
    private volatile int warm;

    /** A bit for each class that has not become quick. On the thread of the warm-up. */
    private int failed;

    /** By class. Counts without a lock: a lost addition does no harm. */
    private final long[] work = new long[SizeClass.COUNT];

    KernelSwitch(KernelName name, KernelRounds<K> rounds, WarmUp warmUp) {
        this(name, rounds, warmUp, PATIENCE_NANOS);
    }

    KernelSwitch(KernelName name, KernelRounds<K> rounds, WarmUp warmUp, long patienceNanos) {
        this.name = name;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.patienceNanos = patienceNanos;
        plain = rounds.of(Kernels.plain());
        other = plain;
    }

    /** Who shall do work of so many multiply-adds on sizes of this class. */
    K choose(int sizeClass, long multiplyAdds) {
        if ((warm >>> sizeClass & 1) != 0) {
            return other;
        }
        count(sizeClass, multiplyAdds);
        return plain;
    }

    private void count(int sizeClass, long multiplyAdds) {
        long before = work[sizeClass];
        if (before >= ENOUGH) {
            return; // Not written for ever: threads would take the line from one another at each call.
        }
        long after = before + multiplyAdds;
        work[sizeClass] = after;
        if (after >= ENOUGH) {
            warmUp.submit(() -> warmUp(sizeClass));
        }
    }

    /**
     * Warms the other up for one more class, and those that the program has besides, and changes to it when it is warm. Until then the plain one computes all: code that takes a new way is
     * compiled anew, and for so long it is as slow as cold for the ways that were warm. On the thread of the warm-up.
     */
    private void warmUp(int sizeClass) {
        Optional<Kernels> provided = warmUp.provided();
        if (provided.isEmpty()) {
            return;
        }
        int before = warm;
        int wanted = before | (1 << sizeClass) | (seen() & ~failed);
        if (wanted == before) {
            return;
        }
        other = rounds.of(provided.get());
        warm = 0;
        int quick = 0;
        try {
            quick = becomeQuick(wanted, before == 0 ? patienceNanos : Math.min(patienceNanos, PATIENCE_NANOS_OF_MORE));
        } finally {
            warm = before | quick;
        }
        failed |= wanted & ~warm;
        if (quick != wanted) {
            sayWhoStays(provided.get());
        }
    }

    /** What the program has had, if little: to warm it up later would cost the others a rest. */
    private int seen() {
        int classes = 0;
        for (int sizeClass = 0; sizeClass < SizeClass.COUNT; sizeClass++) {
            classes |= work[sizeClass] > 0 ? 1 << sizeClass : 0;
        }
        return classes;
    }

    private void sayWhoStays(Kernels provided) {
        System.getLogger("dev.gradsmith.runtime")
                .log(
                        Level.INFO,
                        "{0} stays with plain Java for some sizes: on {1} it is still slower after seconds, perhaps because HotSpot has not compiled it",
                        name,
                        provided);
    }

    /**
     * Warms the classes up until all are quick, and says which were when the time is over: without C2, as under some debuggers, none will ever be. All at the same time, since one may have the code of another
     * compiled anew.
     */
    private int becomeQuick(int classes, long patience) {
        long start = System.nanoTime();
        int[] quickRounds = new int[SizeClass.COUNT];
        int everQuick = 0;
        while (System.nanoTime() - start < patience) {
            long began = System.nanoTime();
            int quick = round(classes, quickRounds);
            if (quick == classes) {
                return classes;
            }
            everQuick |= quick;
            LockSupport.parkNanos(Math.max(REST_NANOS, RESTS_OF_ROUND * (System.nanoTime() - began)));
        }
        return everQuick;
    }

    /** Calls all classes once. Counts how often in a row each was quick, and gives those that were so often enough. */
    private int round(int classes, int[] quickRounds) {
        int quick = 0;
        for (int sizeClass = 0; sizeClass < SizeClass.COUNT; sizeClass++) {
            if ((classes >>> sizeClass & 1) == 0) {
                continue;
            }
            boolean isQuick = nanosOfRound(sizeClass, other) <= MOST_TIME * nanosOfRound(sizeClass, plain);
            quickRounds[sizeClass] = isQuick ? quickRounds[sizeClass] + 1 : 0;
            quick |= quickRounds[sizeClass] >= QUICK_ROUNDS ? 1 << sizeClass : 0;
        }
        return quick;
    }

    private long nanosOfRound(int sizeClass, K kernels) {
        long start = System.nanoTime();
        rounds.run(name, sizeClass, kernels);
        return System.nanoTime() - start;
    }
}
