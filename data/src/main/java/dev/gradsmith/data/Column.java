package dev.gradsmith.data;

import java.util.List;

/** One column of a table: {@code rows} times as many numbers as its row shape says, one for the shape []. */
abstract class Column {
    /** Beyond it digits would say more than is known. */
    private static final double LARGEST_WHOLE = 1e15;

    private final String name;
    private final ArrayShape shape;
    private final int width;

    Column(String name, ArrayShape shape) {
        this.name = name;
        this.shape = shape;
        this.width = shape.width();
    }

    final String name() {
        return name;
    }

    final int rows() {
        return shape.rows();
    }

    final List<Integer> rowShape() {
        return shape.rowShape();
    }

    /** How many numbers make a row. */
    final int width() {
        return width;
    }

    /**
     * Puts a row's values into {@code values} from index 0; NaN where one is missing.
     *
     * @throws DataException if the source holds something that is not a number
     */
    abstract void read(int row, double[] values) throws DataException;

    /** Whether the source has no value here; asked only where {@link #read} gave NaN. */
    boolean isMissing(int row, int position) {
        return false;
    }

    /** How an error names a row: the file and the line. */
    abstract String place(int row);

    /** How an error shows what the source holds: as a number, unless it has more to say. */
    String shown(int row, int position) {
        double[] values = new double[width];
        try {
            read(row, values);
        } catch (DataException e) {
            return "what is not a number";
        }
        double value = values[position];
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** The error that the source holds something else than what a caller wants. */
    final DataException refusal(int row, int position, String expected, String advice) {
        String value = width == 1 ? "" : ", value " + (position + 1) + " of " + width;
        return new DataException(
                place(row),
                "column '" + name + "'" + value + ": expected " + expected + ", found " + shown(row, position)
                        + (advice.isEmpty() ? "" : "; " + advice));
    }
}
