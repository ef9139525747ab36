package dev.gradsmith.data;

import dev.gradsmith.runtime.DataSet;

/**
 * Binds a table's columns to a model's names:
 *
 * <pre>{@code
 * DataSet houses = table.dataSet().floats("X", "area", "rooms").floats("yhat", "price").build();
 * }</pre>
 *
 * A name must be new to the data set, and stand for at least one column, else an {@link IllegalArgumentException} says which.
 */
public final class CsvDataSet {
    private final CsvTable table;
    private final DataSet.Builder builder;

    CsvDataSet(CsvTable table, DataSet.Builder builder) {
        this.table = table;
        this.builder = builder;
    }

    /** The model's {@code name}, [rows, columns.length], as {@code float}. */
    public CsvDataSet floats(String name, String... columns) throws CsvException {
        builder.add(name, table.floats(columns), columns.length);
        return this;
    }

    /** The model's {@code name}, [rows, columns.length], as {@code double}. */
    public CsvDataSet doubles(String name, String... columns) throws CsvException {
        builder.add(name, table.doubles(columns), columns.length);
        return this;
    }

    /** The model's {@code name}, [rows, columns.length], as {@code int}. */
    public CsvDataSet ints(String name, String... columns) throws CsvException {
        builder.add(name, table.ints(columns), columns.length);
        return this;
    }

    /** The data set of what was bound so far. */
    public DataSet build() {
        return builder.build();
    }
}
