package dev.gradsmith.runtime.support;

/** Tensors one after the other in one array of doubles, whatever their own precision. For generated code. */
public final class FlatArrays {
    private FlatArrays() {}

    /** Copies {@code values} into {@code all} from {@code at} on, and returns the place after them. */
    public static int put(double[] values, double[] all, int at) {
        System.arraycopy(values, 0, all, at, values.length);
        return at + values.length;
    }

    /** As for doubles. */
    public static int put(float[] values, double[] all, int at) {
        for (int i = 0; i < values.length; i++) {
            all[at + i] = values[i];
        }
        return at + values.length;
    }

    /** As for arrays, of a single value. */
    public static int put(double value, double[] all, int at) {
        all[at] = value;
        return at + 1;
    }

    /** Copies from {@code at} on as many of {@code all} as {@code values} holds, and returns the place after them. */
    public static int take(double[] all, int at, double[] values) {
        System.arraycopy(all, at, values, 0, values.length);
        return at + values.length;
    }

    /** As for doubles, rounding to float. */
    public static int take(double[] all, int at, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) all[at + i];
        }
        return at + values.length;
    }

    /** Refuses a point or a vector of the wrong length. */
    public static void requireSize(String what, double[] values, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(what + " has " + values.length + " values for " + size + " parameters");
        }
    }
}
