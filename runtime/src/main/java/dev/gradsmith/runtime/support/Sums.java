package dev.gradsmith.runtime.support;

/**
 * Sums of many numbers, for generated code. They are added in double precision, in eight partial sums by turns, so that no addition waits for
 * the one before it; the order is the same on every machine.
 */
public final class Sums {
    private static final int PARTS = 8;

    private Sums() {}

    /** The sum of {@code length} numbers from an offset on. */
    public static double sum(int length, float[] x, int offset) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int end = offset + length;
        int i = offset;
        for (; i <= end - PARTS; i += PARTS) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        double rest = 0;
        for (; i < end; i++) {
            rest += x[i];
        }
        return ((a + e) + (b + f)) + ((c + g) + (d + h)) + rest;
    }

    /** The sum of {@code length} numbers from an offset on. */
    public static double sum(int length, double[] x, int offset) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int end = offset + length;
        int i = offset;
        for (; i <= end - PARTS; i += PARTS) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        double rest = 0;
        for (; i < end; i++) {
            rest += x[i];
        }
        return ((a + e) + (b + f)) + ((c + g) + (d + h)) + rest;
    }
}
