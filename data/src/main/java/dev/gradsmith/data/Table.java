package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named columns of equally many rows, read from a file or a database. A column has one number a row, or an array of numbers of the same
 * shape in every row. What is not a number is refused when it is asked for: a table may have columns of text that nobody reads.
 *
 * <p>NaN and infinities are values and are kept. A value that is missing (an empty field, NULL) is refused, unless the caller has decided
 * otherwise by {@link #missingAsNaN}.
 */
public final class Table {

    /** What a missing value is read as. */
    private enum Missing {
        REFUSED,
        NAN
    }

    private final String source;
    private final List<Column> columns;
    private final Map<String, Column> byName = new HashMap<>();
    private final int rows;
    private final Missing missing;

    private Table(String source, List<Column> columns, int rows, Missing missing) throws DataException {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.missing = missing;
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new DataException(source, "two columns are called '" + column.name() + "'; rename one");
            }
        }
    }

    /** A table of columns that have as many rows; a second column of a name is refused. */
    static Table of(String source, List<Column> columns, int rows) throws DataException {
        return new Table(source, columns, rows, Missing.REFUSED);
    }

    /** The names of the columns, in the order of the source. */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /**
     * The shape of what a column holds in each row: [] for one number, [28, 28] for a picture.
     *
     * @throws DataException if there is no such column
     */
    public List<Integer> rowShape(String column) throws DataException {
        return column(column).rowShape();
    }

    /**
     * The values of some columns, row by row: {@code [rows, values a row of the first and of the second …]}.
     *
     * @throws DataException naming the place if a column is missing, or a value missing or not a number
     */
    public double[] doubles(String... names) throws DataException {
        double[] values = new double[length(Double.BYTES, names)];
        fill(new Target.Doubles(values), names);
        return values;
    }

    /**
     * As {@link #doubles}, rounded to {@code float}.
     *
     * @throws DataException also if a number is too large for a {@code float}
     */
    public float[] floats(String... names) throws DataException {
        float[] values = new float[length(Float.BYTES, names)];
        fill(new Target.Floats(values), names);
        return values;
    }

    /**
     * As {@link #doubles}, for columns of whole numbers; {@code 3.0} is one.
     *
     * @throws DataException also if a number is not whole, or too large for an {@code int}
     */
    public int[] ints(String... names) throws DataException {
        int[] values = new int[length(Integer.BYTES, names)];
        fill(new Target.Ints(values), names);
        return values;
    }

    /** This table with missing values read as NaN; as {@code int} they stay refused. */
    public Table missingAsNaN() throws DataException {
        return new Table(source, columns, rows, Missing.NAN);
    }

    /**
     * The columns of this table and of another, row beside row: pictures from one file, their labels from a second.
     *
     * @throws DataException if the other has more or fewer rows, or a column of a name that this table has
     */
    public Table with(Table other) throws DataException {
        if (other.rows != rows) {
            throw new DataException(
                    other.source, "expected " + rows + " rows as in " + source + ", found " + other.rows);
        }
        List<Column> both = new ArrayList<>(columns);
        both.addAll(other.columns);
        return new Table(source + " with " + other.source, both, rows, missing);
    }

    /** Gives columns of this table the names that a model has for them. */
    public Binding dataSet() {
        return new Binding(this);
    }

    /** How many values these columns have in a row. */
    int width(String... names) throws DataException {
        long width = 0;
        for (String name : names) {
            width += column(name).width();
        }
        return (int) Math.min(width, Integer.MAX_VALUE);
    }

    private int length(int bytesEach, String... names) throws DataException {
        return ArraySize.checked(source, (long) rows * width(names), bytesEach);
    }

    private void fill(Target target, String... names) throws DataException {
        int width = width(names);
        int offset = 0;
        for (String name : names) {
            Column column = column(name);
            double[] values = new double[column.width()];
            for (int row = 0; row < rows; row++) {
                column.read(row, values);
                put(column, row, values, target, row * width + offset);
            }
            offset += column.width();
        }
    }

    private void put(Column column, int row, double[] values, Target target, int start) throws DataException {
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (!target.put(start + i, value)) {
                throw column.refusal(row, i, target.expected(), target.advice());
            }
            if (missing == Missing.REFUSED && Double.isNaN(value) && column.isMissing(row, i)) {
                throw column.refusal(row, i, "a number", "missingAsNaN() takes it as NaN");
            }
        }
    }

    private Column column(String name) throws DataException {
        Column column = byName.get(name);
        if (column != null) {
            return column;
        }
        throw Names.unknown(source, "column", name, columns());
    }
}
