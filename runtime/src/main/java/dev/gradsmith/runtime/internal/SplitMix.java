package dev.gradsmith.runtime.internal;

/** The hash of SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014). */
public final class SplitMix {
    /** What its state grows by from one number to the next. */
    public static final long GAMMA = 0x9e3779b97f4a7c15L;

    private SplitMix() {}

    /** Spreads the bits of a state over the whole result; one to one. */
    public static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
