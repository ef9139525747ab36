package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.internal.SplitMix;

/**
 * Random masks that depend on the draw, the place and the element's index alone, and so are the same for any number of threads. For
 * generated code.
 */
public final class Dropout {
    private Dropout() {}

    /** The key of one step's masks: another for each step of each seed. */
    public static long draw(long seed, long step) {
        return SplitMix.mix(SplitMix.mix(seed + SplitMix.GAMMA) + step * SplitMix.GAMMA);
    }

    /** 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public static float mask(long draw, int site, long index, float rate) {
        return uniform(draw, site, index) < rate ? 0 : 1 / (1 - rate);
    }

    /** 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public static double mask(long draw, int site, long index, double rate) {
        return uniform(draw, site, index) < rate ? 0 : 1 / (1 - rate);
    }

    /** In [0, 1), from the upper 53 bits of a hash of the whole key. */
    private static double uniform(long draw, int site, long index) {
        long hash = SplitMix.mix(SplitMix.mix(draw + site) + (index + 1) * SplitMix.GAMMA);
        return (hash >>> 11) * 0x1.0p-53;
    }
}
