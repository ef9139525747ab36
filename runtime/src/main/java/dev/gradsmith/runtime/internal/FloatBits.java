package dev.gradsmith.runtime.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The bits of a block of floats as integers, and back: copied through memory that is seen as both. HotSpot makes vector instructions of loops
 * over {@code int[]}, but of none that calls {@link Float#floatToRawIntBits(float)}, which takes five times as long as these two copies.
 */
final class FloatBits {
    private final FloatBuffer floats;
    private final IntBuffer integers;

    FloatBits(int length) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Float.BYTES * length).order(ByteOrder.nativeOrder());
        floats = memory.asFloatBuffer();
        integers = memory.asIntBuffer();
    }

    void toIntegers(int length, float[] from, int[] to) {
        floats.put(0, from, 0, length);
        integers.get(0, to, 0, length);
    }

    void toFloats(int length, int[] from, float[] to) {
        integers.put(0, from, 0, length);
        floats.get(0, to, 0, length);
    }
}
