package dev.gradsmith.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Collects a column value by value, for sources that do not say how many rows come. The first row that is there says how many values every
 * row has. Something that does not fit is kept as a refusal until somebody asks for the column.
 */
final class ColumnBuilder {
    private static final int FIRST_ROOM = 64;

    private final Origin origin;
    private final String name;
    private final BitSet missing = new BitSet();
    private double[] values = new double[FIRST_ROOM];
    private int count;
    private int rows;
    private int rowStart;

    /** Values a row; 0 until a row has said it. */
    private int width;

    private Optional<Refusal> refusal = Optional.empty();

    /** What is wrong with the column from this row on. */
    record Refusal(int row, String expected, String found, String advice) {}

    ColumnBuilder(Origin origin, String name) {
        this.origin = origin;
        this.name = name;
    }

    /** The row's next value. */
    void add(double value) throws DataException {
        if (refusal.isPresent()) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, ArraySize.next(origin.name(), count, Double.BYTES));
        }
        values[count++] = value;
    }

    /** The row's next value, which is missing. */
    void addMissing() throws DataException {
        missing.set(count);
        add(Double.NaN);
    }

    /** Whether nobody can read the column: values are not kept any more. */
    boolean isRefused() {
        return refusal.isPresent();
    }

    /** Refuses the column, if it is asked for, because of this row. */
    void refuse(String expected, String found, String advice) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(new Refusal(rows, expected, found, advice));
        }
    }

    /** A row none of whose values are there, however many these are. */
    void addMissingRow() throws DataException {
        for (int i = 0; i < width; i++) {
            addMissing();
        }
        rows++;
        rowStart = count;
    }

    /** The end of a row. */
    void endRow() throws DataException {
        int found = count - rowStart;
        if (width == 0 && refusal.isEmpty()) {
            startWith(found);
        }
        if (found == 0 || found != width) {
            String expected = width == 0 ? "at least 1 value" : values(width) + " as in the rows before";
            refuse(expected, values(found), "every row must have as many");
        }
        rows++;
        rowStart = count;
    }

    /** The first row that is there: those before it have as many values, all missing. */
    private void startWith(int found) throws DataException {
        width = found;
        if (rows == 0 || found == 0) {
            return;
        }
        double[] first = Arrays.copyOf(values, found);
        BitSet firstMissing = missing.get(0, found);
        count = 0;
        for (long i = 0; i < (long) rows * found; i++) {
            addMissing();
        }
        rowStart = count;
        for (int i = 0; i < found; i++) {
            missing.set(count, firstMissing.get(i));
            add(first[i]);
        }
    }

    private static String values(int count) {
        return count == 1 ? "1 value" : count + " values";
    }

    /**
     * The column, which the source says has so many rows; of a refused one it need not have been given all.
     *
     * @throws DataException if there were more or fewer
     */
    Column build(int expectedRows) throws DataException {
        if (refusal.isEmpty() && rows != expectedRows) {
            throw new DataException(
                    origin.name(),
                    "damaged: column '" + name + "' has " + rows + " rows where " + expectedRows + " are claimed");
        }
        if (width == 0) {
            values = new double[rows];
            missing.set(0, rows);
        }
        ArrayShape shape =
                width <= 1 ? ArrayShape.ofNumbers(expectedRows) : new ArrayShape(expectedRows, List.of(width));
        return new BuiltColumn(origin, name, shape, values, missing, refusal);
    }
}
