package dev.gradsmith.report;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Numbers of any type, read where they are. */
record Values(int length, IntToDoubleFunction at) {
    static Values of(float[] values) {
        return new Values(values.length, i -> values[i]);
    }

    static Values of(double[] values) {
        return new Values(values.length, i -> values[i]);
    }

    static Values of(int[] values) {
        return new Values(values.length, i -> values[i]);
    }

    static Values of(long[] values) {
        return new Values(values.length, i -> values[i]);
    }

    double get(int index) {
        return at.applyAsDouble(index);
    }

    /** The numbers at these places. */
    double[] select(int[] places) {
        return Arrays.stream(places).mapToDouble(this::get).toArray();
    }

    /** How many are neither NaN nor infinite. */
    int finite() {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += Double.isFinite(get(i)) ? 1 : 0;
        }
        return count;
    }
}
