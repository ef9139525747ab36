package dev.gradsmith.data;

/** Where a column's values come from, as errors say it. */
interface Origin {

    /** The file or query. */
    String name();

    /** The place of a row, counted from 0. */
    default String place(int row) {
        return name() + ": row " + (row + 1);
    }

    /** What stands where a value is missing. */
    default String missing() {
        return "no value (null)";
    }
}
