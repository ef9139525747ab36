package dev.gradsmith.runtime;

import java.io.IOException;

/** One column of a {@link ColumnSource}: in each row {@link #width} numbers, or a text. */
public interface ColumnValues {
    /** How many numbers make a row. */
    int width();

    /**
     * Puts a row's numbers into {@code values} from index 0; NaN where one is missing.
     *
     * @throws IOException if the source holds something that is not a number
     */
    void read(int row, double[] values) throws IOException;

    /** Whether the source has no value here. */
    boolean isMissing(int row, int position);

    /**
     * A row as text: what a category is called. A number is as short as can be: {@code 3}, {@code 2.5}. Empty where it is missing.
     *
     * @throws IOException if the source keeps no texts of this column
     */
    String text(int row) throws IOException;

    /**
     * The error that the source holds something else here than what a caller wants.
     *
     * @param expected what that is
     * @param advice what to do; empty if that is plain
     */
    IOException refusal(int row, int position, String expected, String advice);
}
