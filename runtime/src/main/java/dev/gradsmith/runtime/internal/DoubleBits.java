package dev.gradsmith.runtime.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * The bits of a block of doubles as integers, and back: copied through memory that is seen as both. HotSpot makes vector instructions of loops
 * over {@code long[]}, but of none that calls {@link Double#doubleToRawLongBits(double)}, which takes five times as long as these two copies.
 */
final class DoubleBits {
    private final DoubleBuffer doubles;
    private final LongBuffer integers;

    DoubleBits(int length) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Double.BYTES * length).order(ByteOrder.nativeOrder());
        doubles = memory.asDoubleBuffer();
        integers = memory.asLongBuffer();
    }

    void toIntegers(int length, double[] from, long[] to) {
        doubles.put(0, from, 0, length);
        integers.get(0, to, 0, length);
    }

    void toDoubles(int length, long[] from, double[] to) {
        integers.put(0, from, 0, length);
        doubles.get(0, to, 0, length);
    }
}
