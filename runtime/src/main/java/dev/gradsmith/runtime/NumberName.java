package dev.gradsmith.runtime;

/** A number as text, where it names a category or is shown in an error. */
public final class NumberName {
    /** Beyond it digits would say more than is known. */
    private static final double LARGEST_WHOLE = 1e15;

    private NumberName() {}

    /** {@code 3} for 3.0, {@code 2.5} for 2.5. */
    public static String of(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
