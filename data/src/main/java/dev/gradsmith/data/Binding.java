package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;

/**
 * Binds a table's columns to a model's names:
 *
 * <pre>{@code
 * DataSet houses = table.dataSet().floats("X", "area", "rooms").floats("yhat", "price").build();
 * }</pre>
 *
 * A name must be new to the data set, and stand for at least one column, else an {@link IllegalArgumentException} says which.
 */
public final class Binding {
    private final ColumnSource table;
    private final DataSet.Builder builder = DataSet.builder();

    Binding(ColumnSource table) {
        this.table = table;
    }

    /**
     * The model's {@code name}, [rows, values of these columns], as {@code float}.
     *
     * @throws IOException as {@link ColumnSource#floats}
     */
    public Binding floats(String name, String... columns) throws IOException {
        builder.add(name, table.floats(columns), table.width(columns));
        return this;
    }

    /**
     * The model's {@code name}, [rows, values of these columns], as {@code double}.
     *
     * @throws IOException as {@link ColumnSource#doubles}
     */
    public Binding doubles(String name, String... columns) throws IOException {
        builder.add(name, table.doubles(columns), table.width(columns));
        return this;
    }

    /**
     * The model's {@code name}, [rows, values of these columns], as {@code int}: labels, indices.
     *
     * @throws IOException as {@link ColumnSource#ints}
     */
    public Binding ints(String name, String... columns) throws IOException {
        builder.add(name, table.ints(columns), table.width(columns));
        return this;
    }

    /** The data set of what was bound so far. */
    public DataSet build() {
        return builder.build();
    }
}
