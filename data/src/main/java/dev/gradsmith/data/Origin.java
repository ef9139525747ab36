package dev.gradsmith.data;

/** Where a column's values come from, as errors say it. */
interface Origin {

    /** The file or query. */
    String name();

    /** The place of a row, counted from 0. */
    String place(int row);

    /** What stands where a value is missing. */
    default String missing() {
        return "no value (null)";
    }

    /** The place of a row, counted from 0, in a source without lines. */
    static String row(String source, long row) {
        return source + ": row " + (row + 1);
    }
}
