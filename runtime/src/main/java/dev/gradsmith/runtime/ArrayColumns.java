package dev.gradsmith.runtime;

import dev.gradsmith.runtime.support.Spelling;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of a program's own values: what a prediction is asked for, on its way through a {@link Preparation}. NaN is a missing number, an
 * empty text a missing one.
 */
public final class ArrayColumns extends ColumnSource {
    private final Map<String, ColumnValues> columns = new LinkedHashMap<>();
    private int rows;

    /** The first column says how many rows there are. */
    public ArrayColumns() {}

    /** A column of one number a row. */
    public ArrayColumns add(String name, double... values) {
        return put(name, values.length, new Numbers(name, values));
    }

    /** A column of texts. */
    public ArrayColumns add(String name, String... values) {
        return put(name, values.length, new Texts(name, values));
    }

    private ArrayColumns put(String name, int length, ColumnValues values) {
        if (!columns.isEmpty() && length != rows) {
            throw new IllegalArgumentException("column '" + name + "' has " + length + " rows, the others " + rows);
        }
        if (columns.putIfAbsent(name, values) != null) {
            throw new IllegalArgumentException("the column '" + name + "' was added before");
        }
        rows = length;
        return this;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public ColumnValues column(String name) throws IOException {
        ColumnValues column = columns.get(name);
        if (column == null) {
            throw error("there is no column '" + name + "'"
                    + Spelling.nearest(name, columns.keySet())
                            .map(nearest -> "; did you mean '" + nearest + "'?")
                            .orElse(".")
                    + " The columns are " + String.join(", ", columns.keySet()));
        }
        return column;
    }

    @Override
    public IOException error(String message) {
        return new IOException("the values given: " + message);
    }

    private static IOException refusal(String name, int row, String expected, String found, String advice) {
        return new IOException("the values given: row " + (row + 1) + ": column '" + name + "': expected " + expected
                + ", found " + found + (advice.isEmpty() ? "" : "; " + advice));
    }

    private record Numbers(String name, double[] values) implements ColumnValues {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void read(int row, double[] into) {
            into[0] = values[row];
        }

        @Override
        public boolean isMissing(int row, int position) {
            return Double.isNaN(values[row]);
        }

        @Override
        public String text(int row) {
            return isMissing(row, 0) ? "" : NumberName.of(values[row]);
        }

        @Override
        public IOException refusal(int row, int position, String expected, String advice) {
            return ArrayColumns.refusal(name, row, expected, NumberName.of(values[row]), advice);
        }
    }

    private record Texts(String name, String[] values) implements ColumnValues {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void read(int row, double[] into) throws IOException {
            if (!isMissing(row, 0)) {
                throw refusal(row, 0, "a number", "");
            }
            into[0] = Double.NaN;
        }

        @Override
        public boolean isMissing(int row, int position) {
            return values[row].isEmpty();
        }

        @Override
        public String text(int row) {
            return values[row];
        }

        @Override
        public IOException refusal(int row, int position, String expected, String advice) {
            return ArrayColumns.refusal(name, row, expected, "'" + values[row] + "'", advice);
        }
    }
}
