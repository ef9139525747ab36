package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.TensorType;
import java.util.Arrays;

/**
 * Numbers with a shape, as {@link Safetensors} holds them. Row-major; a shape without dimensions is one number. A tensor
 * may share its array with whoever made it.
 */
public final class Tensor {
    private final TensorType type;
    private final long[] shape;
    private final Object values;

    private Tensor(TensorType type, long[] shape, Object values, int length) {
        this.type = type;
        this.shape = shape;
        this.values = values;
        if (product(shape) != length) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " has " + product(shape)
                    + " values, not " + length);
        }
    }

    /**
     * A tensor of floats.
     *
     * @param values not copied
     * @param shape the sizes of its dimensions; none for a single number
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public static Tensor of(float[] values, int... shape) {
        return new Tensor(TensorType.F32, checked(shape), values, values.length);
    }

    /** A tensor of doubles; see {@link #of(float[], int...)}. */
    public static Tensor of(double[] values, int... shape) {
        return new Tensor(TensorType.F64, checked(shape), values, values.length);
    }

    /** A tensor of 32-bit integers; see {@link #of(float[], int...)}. */
    public static Tensor of(int[] values, int... shape) {
        return new Tensor(TensorType.I32, checked(shape), values, values.length);
    }

    /** A tensor of 64-bit integers; see {@link #of(float[], int...)}. */
    public static Tensor of(long[] values, int... shape) {
        return new Tensor(TensorType.I64, checked(shape), values, values.length);
    }

    /** One float. */
    public static Tensor scalar(float value) {
        return of(new float[] {value});
    }

    /** One double. */
    public static Tensor scalar(double value) {
        return of(new double[] {value});
    }

    private static long[] checked(int[] shape) {
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("negative size in the shape " + Arrays.toString(shape));
            }
        }
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static long product(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The element type's name in the safetensors format: {@code F32}, {@code F64}, {@code I32} or {@code I64}. */
    public String dtype() {
        return type.name();
    }

    /** The sizes of the dimensions; a copy. */
    public long[] shape() {
        return shape.clone();
    }

    /**
     * The array of floats itself.
     *
     * @throws IllegalStateException if the values are of another type
     */
    public float[] floats() {
        if (values instanceof float[] floats) {
            return floats;
        }
        throw otherType(TensorType.F32);
    }

    /**
     * The array of doubles itself.
     *
     * @throws IllegalStateException if the values are of another type
     */
    public double[] doubles() {
        if (values instanceof double[] doubles) {
            return doubles;
        }
        throw otherType(TensorType.F64);
    }

    /**
     * The array of 32-bit integers itself.
     *
     * @throws IllegalStateException if the values are of another type
     */
    public int[] ints() {
        if (values instanceof int[] ints) {
            return ints;
        }
        throw otherType(TensorType.I32);
    }

    /**
     * The array of 64-bit integers itself.
     *
     * @throws IllegalStateException if the values are of another type
     */
    public long[] longs() {
        if (values instanceof long[] longs) {
            return longs;
        }
        throw otherType(TensorType.I64);
    }

    private IllegalStateException otherType(TensorType wanted) {
        return new IllegalStateException("this tensor is " + type + ", but " + wanted + " values are asked for");
    }

    /** Such as {@code F32[2, 3]}. */
    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
