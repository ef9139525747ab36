package dev.gradsmith.graph.evaluate;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** A dense array of doubles in row-major order; a condition is 1 or 0. Simple and slow, for reference only. */
public final class NDArray {
    private final int[] shape;
    private final double[] values;

    private NDArray(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** An array over {@code values}, which is not copied and must have as many elements as the shape says. */
    public static NDArray of(int[] shape, double... values) {
        if (values.length != size(shape)) {
            throw new IllegalArgumentException(values.length + " values do not fill " + Arrays.toString(shape));
        }
        return new NDArray(shape, values);
    }

    public static NDArray scalar(double value) {
        return of(new int[0], value);
    }

    public static NDArray filled(int[] shape, double value) {
        double[] values = new double[size(shape)];
        Arrays.fill(values, value);
        return new NDArray(shape, values);
    }

    /** The array whose element at each index is what {@code element} says of that index. */
    public static NDArray generate(int[] shape, ToDoubleFunction<int[]> element) {
        NDArray array = filled(shape, 0);
        array.forEachIndex(index -> array.set(index, element.applyAsDouble(index)));
        return array;
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public int[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** The elements in row-major order; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** The only element of a scalar. */
    public double value() {
        return get();
    }

    public double get(int... index) {
        return values[offset(index)];
    }

    /** Sets one element; for whoever is still filling an array of its own. */
    public void set(int[] index, double value) {
        values[offset(index)] = value;
    }

    private int offset(int[] index) {
        int offset = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            offset = offset * shape[axis] + index[axis];
        }
        return offset;
    }

    public NDArray map(DoubleUnaryOperator function) {
        return new NDArray(shape, Arrays.stream(values).map(function).toArray());
    }

    /** Elementwise; both arrays have one shape. */
    public NDArray combine(NDArray other, DoubleBinaryOperator function) {
        double[] combined = new double[values.length];
        Arrays.setAll(combined, i -> function.applyAsDouble(values[i], other.values[i]));
        return new NDArray(shape, combined);
    }

    /** Calls {@code action} with every index in row-major order; it must not keep the array it gets. */
    public void forEachIndex(Consumer<int[]> action) {
        forEachIndex(shape, action);
    }

    /** The same for any extents. */
    public static void forEachIndex(int[] extents, Consumer<int[]> action) {
        int[] index = new int[extents.length];
        int count = size(extents);
        for (int i = 0; i < count; i++) {
            action.accept(index);
            for (int axis = extents.length - 1; axis >= 0 && ++index[axis] == extents[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + Arrays.toString(values);
    }
}
