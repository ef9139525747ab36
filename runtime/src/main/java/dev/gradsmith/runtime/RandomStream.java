package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.SplitMix;
import java.nio.charset.StandardCharsets;

/**
 * A reproducible stream of random numbers: the same seed gives the same bits on every JDK and machine.
 *
 * <p>The generator is xoshiro256++ 1.0 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled by
 * SplitMix64 as its authors advise. It is no source of secrets. Not thread-safe.
 */
public final class RandomStream {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareGaussian;
    private boolean hasSpareGaussian;

    /** The stream of this seed. Any value will do, 0 included. */
    public RandomStream(long seed) {
        long state = seed + SplitMix.GAMMA;
        s0 = SplitMix.mix(state);
        state += SplitMix.GAMMA;
        s1 = SplitMix.mix(state);
        state += SplitMix.GAMMA;
        s2 = SplitMix.mix(state);
        state += SplitMix.GAMMA;
        s3 = SplitMix.mix(state);
    }

    /**
     * The stream of a seed and a name, so that things of different names draw independently of each other and of the order in which they are
     * made. The name enters by the 64-bit FNV-1a hash of its UTF-8 bytes.
     */
    public static RandomStream named(long seed, String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return new RandomStream(SplitMix.mix(seed + SplitMix.GAMMA) ^ hash);
    }

    /** The next 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1): a multiple of 2<sup>-53</sup>. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From the standard normal distribution, by Marsaglia's polar method. */
    public double nextGaussian() {
        if (hasSpareGaussian) {
            hasSpareGaussian = false;
            return spareGaussian;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        // StrictMath: Math.log may differ in its last bit from one JDK to the next.
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * scale;
        hasSpareGaussian = true;
        return x * scale;
    }

    /**
     * Uniform in [0, bound), without bias (D. Lemire, "Fast random integer generation in an interval", 2019).
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound of a random number must be at least 1, is " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Puts the values into a random order, every order being equally likely (Fisher and Yates). */
    public void shuffle(int[] values) {
        shuffle(values, values.length);
    }

    /**
     * Puts the first values into a random order, and leaves the others where they are.
     *
     * @throws IndexOutOfBoundsException if there are fewer than {@code count}
     */
    public void shuffle(int[] values, int count) {
        for (int i = count - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int moved = values[i];
            values[i] = values[j];
            values[j] = moved;
        }
    }
}
