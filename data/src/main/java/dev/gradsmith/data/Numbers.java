package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An array of numbers in the type in which a file holds them, filled piece by piece. */
abstract class Numbers {

    /** How many bytes of a file make a number. */
    abstract int bytesEach();

    /** Makes room for so many numbers, keeping those that are there. */
    abstract void grow(int length);

    /** Takes {@code count} numbers from a buffer, of its byte order, and puts them at {@code from} and after. */
    abstract void fill(ByteBuffer bytes, int from, int count);

    abstract double at(int index);

    /** The double nearest to an unsigned number. The bit that halving drops is kept as the last one, so that rounding sees it. */
    static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    /** {@code uint8}. */
    static class UnsignedBytes extends Numbers {
        private byte[] values = {};

        @Override
        int bytesEach() {
            return Byte.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index] & 0xFF;
        }
    }

    /** A byte a truth value: 1 where it is not 0. */
    static final class Booleans extends UnsignedBytes {
        @Override
        double at(int index) {
            return super.at(index) == 0 ? 0 : 1;
        }
    }

    /** {@code int8}. */
    static final class SignedBytes extends UnsignedBytes {
        @Override
        double at(int index) {
            return (byte) super.at(index);
        }
    }

    /** {@code uint8} as numbers from 0 to 1. */
    static final class Fractions extends UnsignedBytes {
        private static final double LARGEST = 255;

        @Override
        double at(int index) {
            return super.at(index) / LARGEST;
        }
    }

    /** {@code int16}. */
    static class Shorts extends Numbers {
        private short[] values = {};

        @Override
        int bytesEach() {
            return Short.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.asShortBuffer().get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index];
        }
    }

    /** {@code uint16}. */
    static final class UnsignedShorts extends Shorts {
        @Override
        double at(int index) {
            return (int) super.at(index) & 0xFFFF;
        }
    }

    /** {@code int32}. */
    static class Ints extends Numbers {
        private int[] values = {};

        @Override
        int bytesEach() {
            return Integer.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.asIntBuffer().get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index];
        }
    }

    /** {@code uint32}. */
    static final class UnsignedInts extends Ints {
        @Override
        double at(int index) {
            return (long) super.at(index) & 0xFFFF_FFFFL;
        }
    }

    /** {@code int64}; beyond 2^53 a {@code double} is the nearest there is. */
    static class Longs extends Numbers {
        private long[] values = {};

        @Override
        int bytesEach() {
            return Long.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.asLongBuffer().get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index];
        }

        final long longAt(int index) {
            return values[index];
        }
    }

    /** {@code uint64}; beyond 2^53 a {@code double} is the nearest there is. */
    static final class UnsignedLongs extends Longs {
        @Override
        double at(int index) {
            return unsigned(longAt(index));
        }
    }

    /** {@code float32}. */
    static final class Floats extends Numbers {
        private float[] values = {};

        @Override
        int bytesEach() {
            return Float.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.asFloatBuffer().get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index];
        }
    }

    /** {@code float64}. */
    static final class Doubles extends Numbers {
        private double[] values = {};

        @Override
        int bytesEach() {
            return Double.BYTES;
        }

        @Override
        void grow(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void fill(ByteBuffer bytes, int from, int count) {
            bytes.asDoubleBuffer().get(values, from, count);
        }

        @Override
        double at(int index) {
            return values[index];
        }
    }
}
