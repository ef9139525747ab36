package dev.gradsmith.runtime.internal;

/**
 * a b + c, rounded once where the processor can, else twice: the step of every sum that a kernel takes.
 *
 * <p>{@link Math#fma} is always right, but a processor without the instruction takes hundreds of times as long for it. Java has no way to
 * ask, so the first use measures.
 */
public final class FusedMultiplyAdd {

    private static final int TRIES = 8;
    private static final int CALLS = 4;

    /** That many calls take half a microsecond with the instruction, even interpreted; without it twenty and more, even compiled. */
    private static final long QUICK_NANOS = 4_000;

    /** Whether the processor has the instruction. */
    public static final boolean QUICK = isQuick();

    private FusedMultiplyAdd() {}

    /** a b + c. */
    public static float of(float a, float b, float c) {
        return QUICK ? Math.fma(a, b, c) : a * b + c;
    }

    /** a b + c. */
    public static double of(double a, double b, double c) {
        return QUICK ? Math.fma(a, b, c) : a * b + c;
    }

    /** One quick try is proof; slow ones may have been interrupted. */
    private static boolean isQuick() {
        for (int i = 0; i < TRIES; i++) {
            if (nanosOfCalls() < QUICK_NANOS) {
                return true;
            }
        }
        return false;
    }

    /** With exponents so far apart that decimal arithmetic, which stands in for the instruction, has to carry hundreds of digits. */
    private static long nanosOfCalls() {
        double sum = 0x1.5p-900;
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            sum = Math.fma(sum, 0x1.8p-60, 0x1.5p-900);
        }
        long nanos = System.nanoTime() - start;
        return sum > 0 ? nanos : Long.MAX_VALUE;
    }
}
