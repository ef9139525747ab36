package dev.gradsmith.runtime.vector;

/** A matrix copied to a place where its rows are columns. */
final class DoubleTransposition {

    /** Lines of as many rows at once stay in a first-level cache whatever their distance is. */
    private static final int ROWS_AT_ONCE = 8;

    private DoubleTransposition() {}

    /** Element (i, j), at {@code fromOffset + i * fromStep + j}, goes to {@code toOffset + j * toStep + i}. */
    static void copy(
            int rows, int columns, double[] from, int fromOffset, int fromStep, double[] to, int toOffset, int toStep) {
        int row = 0;
        for (; row + ROWS_AT_ONCE <= rows; row += ROWS_AT_ONCE) {
            copyEight(columns, from, fromOffset + row * fromStep, fromStep, to, toOffset + row, toStep);
        }
        for (; row < rows; row++) {
            int at = fromOffset + row * fromStep;
            for (int j = 0; j < columns; j++) {
                to[toOffset + j * toStep + row] = from[at + j];
            }
        }
    }

    private static void copyEight(
            int columns, double[] from, int from0, int fromStep, double[] to, int toOffset, int toStep) {
        int from1 = from0 + fromStep;
        int from2 = from1 + fromStep;
        int from3 = from2 + fromStep;
        int from4 = from3 + fromStep;
        int from5 = from4 + fromStep;
        int from6 = from5 + fromStep;
        int from7 = from6 + fromStep;
        for (int j = 0; j < columns; j++) {
            int at = toOffset + j * toStep;
            to[at] = from[from0 + j];
            to[at + 1] = from[from1 + j];
            to[at + 2] = from[from2 + j];
            to[at + 3] = from[from3 + j];
            to[at + 4] = from[from4 + j];
            to[at + 5] = from[from5 + j];
            to[at + 6] = from[from6 + j];
            to[at + 7] = from[from7 + j];
        }
    }
}
