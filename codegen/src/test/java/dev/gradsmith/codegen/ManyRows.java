package dev.gradsmith.codegen;

import java.lang.reflect.Array;
import java.util.Arrays;

/** The data of a model of the zoo so often that threads share its rows. */
final class ManyRows {
    private static final int MANY_ROWS = 9_000;
    private static final int MANY_NUMBERS = 500_000;

    private ManyRows() {}

    static Object[] of(String model, Object... data) {
        boolean anyRows = !model.equals("LotkaVolterra"); // It has 30 points in time.
        return anyRows ? repeated(data) : data;
    }

    /** The rows so often that they are work for many chunks; the shortest array has one number for each row. */
    private static Object[] repeated(Object... data) {
        int rows = Arrays.stream(data).mapToInt(Array::getLength).min().orElseThrow();
        int numbers = Arrays.stream(data).mapToInt(Array::getLength).max().orElseThrow();
        int times = Math.min(MANY_ROWS / rows, MANY_NUMBERS / numbers) + 1;
        return Arrays.stream(data).map(array -> repeated(array, times)).toArray();
    }

    private static Object repeated(Object array, int times) {
        int length = Array.getLength(array);
        Object longer = Array.newInstance(array.getClass().getComponentType(), length * times);
        for (int i = 0; i < times; i++) {
            System.arraycopy(array, 0, longer, i * length, length);
        }
        return longer;
    }
}
