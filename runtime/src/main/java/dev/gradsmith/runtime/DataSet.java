package dev.gradsmith.runtime;

import dev.gradsmith.runtime.support.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Named columns of equally many rows. A column holds {@code float}, {@code double} or {@code int} values, {@code width} of them to a row,
 * row-major.
 *
 * <p>The arrays given are kept, not copied, and the arrays got are those kept: a data set is as immutable as its users leave it.
 */
public final class DataSet {

    /** Two parts of one data set that have no row in common. */
    public record Split(DataSet train, DataSet test) {}

    private final Map<String, Column> columns;
    private final int rows;

    private DataSet(Map<String, Column> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** A data set to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many rows every column has. */
    public int rows() {
        return rows;
    }

    /** The names of the columns, in the order in which they were added. */
    public Set<String> names() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /**
     * How many values of this column make a row.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public int width(String name) {
        return column(name).width();
    }

    /**
     * What this column holds: {@code float}, {@code double} or {@code int}.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public String type(String name) {
        return column(name).kind().javaName();
    }

    /**
     * The values of a {@code float} column, [rows, width], not copied.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds another type
     */
    public float[] floats(String name) {
        return (float[]) values(name, Column.Kind.FLOAT);
    }

    /**
     * The values of a {@code double} column, [rows, width], not copied.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds another type
     */
    public double[] doubles(String name) {
        return (double[]) values(name, Column.Kind.DOUBLE);
    }

    /**
     * The values of an {@code int} column, [rows, width], not copied.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds another type
     */
    public int[] ints(String name) {
        return (int[]) values(name, Column.Kind.INT);
    }

    /**
     * A copy of the rows from {@code from} to before {@code to}.
     *
     * @throws IndexOutOfBoundsException if that is no range of rows
     */
    public DataSet rows(int from, int to) {
        if (from < 0 || from > to || to > rows) {
            throw new IndexOutOfBoundsException("rows " + from + " to " + to + " of a data set of " + rows + " rows");
        }
        Map<String, Column> copies = new LinkedHashMap<>();
        columns.forEach((name, column) -> copies.put(name, column.range(from, to)));
        return new DataSet(copies, to - from);
    }

    /**
     * Copies rows over those of another data set that has the same columns.
     *
     * @param into may be this one
     * @param at the first row that is overwritten
     * @throws IndexOutOfBoundsException if one of the two has not so many rows there
     */
    public void copyRows(int from, int count, DataSet into, int at) {
        Objects.checkFromIndexSize(from, count, rows);
        Objects.checkFromIndexSize(at, count, into.rows);
        columns.forEach((name, column) -> column.copy(from, count, into.column(name), at));
    }

    /**
     * A copy of these rows, in this order; a row may occur more than once.
     *
     * @throws IndexOutOfBoundsException if one is no row
     */
    public DataSet select(int[] selected) {
        for (int row : selected) {
            if (row < 0 || row >= rows) {
                throw new IndexOutOfBoundsException("row " + row + " of a data set of " + rows + " rows");
            }
        }
        Map<String, Column> copies = new LinkedHashMap<>();
        columns.forEach((name, column) -> copies.put(name, column.select(selected)));
        return new DataSet(copies, selected.length);
    }

    /**
     * Parts the rows at random; the same seed gives the same parts.
     *
     * @param trainFraction from 0 to 1; its share of the rows is rounded to the nearest count
     */
    public Split split(double trainFraction, long seed) {
        if (!(trainFraction >= 0 && trainFraction <= 1)) {
            throw new IllegalArgumentException("trainFraction must be from 0 to 1, is " + trainFraction);
        }
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        RandomStream.named(seed, "split").shuffle(order);
        int trainRows = (int) Math.round(trainFraction * rows);
        return new Split(
                select(Arrays.copyOfRange(order, 0, trainRows)), select(Arrays.copyOfRange(order, trainRows, rows)));
    }

    /**
     * Parts the rows at random into {@code count} folds, and gives for each fold a split whose test part it is: for cross-validation. The
     * sizes of the folds differ by at most one row; the same seed gives the same folds.
     *
     * @throws IllegalArgumentException if {@code count} is less than 2 or more than there are rows
     */
    public List<Split> folds(int count, long seed) {
        if (count < 2 || count > rows) {
            throw new IllegalArgumentException(
                    "the folds of " + rows + " rows must be at least 2 and at most as many as rows, are " + count);
        }
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        RandomStream.named(seed, "folds").shuffle(order);
        List<Split> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int from = (int) ((long) rows * fold / count);
            int to = (int) ((long) rows * (fold + 1) / count);
            int[] rest = new int[rows - (to - from)];
            System.arraycopy(order, 0, rest, 0, from);
            System.arraycopy(order, to, rest, from, rows - to);
            folds.add(new Split(select(rest), select(Arrays.copyOfRange(order, from, to))));
        }
        return List.copyOf(folds);
    }

    /** For example {@code DataSet[rows=4, X: float[4, 2], yhat: float[4]]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("DataSet[rows=").append(rows);
        columns.forEach((name, column) -> {
            text.append(", ").append(name).append(": ").append(column.kind().javaName());
            text.append('[').append(rows);
            if (column.width() != 1) {
                text.append(", ").append(column.width());
            }
            text.append(']');
        });
        return text.append(']').toString();
    }

    private Object values(String name, Column.Kind kind) {
        Column column = column(name);
        if (column.kind() != kind) {
            throw new IllegalArgumentException("the data set's column '" + name + "' holds "
                    + column.kind().javaName() + " values, not " + kind.javaName());
        }
        return column.values();
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            Optional<String> nearest = Spelling.nearest(name, columns.keySet());
            throw new IllegalArgumentException("the data set has no column '" + name + "'"
                    + nearest.map(n -> "; did you mean '" + n + "'?").orElse(".") + " It has "
                    + String.join(", ", columns.keySet()));
        }
        return column;
    }

    /** Collects columns. Each must have another name, and all the same number of rows. */
    public static final class Builder {

        private final Map<String, Column> columns = new LinkedHashMap<>();

        private Builder() {}

        /** A column of {@code width} values a row. */
        public Builder add(String name, float[] values, int width) {
            return put(name, Column.Kind.FLOAT, values, values.length, width);
        }

        /** A column of one value a row. */
        public Builder add(String name, float[] values) {
            return add(name, values, 1);
        }

        /** A column of {@code width} values a row. */
        public Builder add(String name, double[] values, int width) {
            return put(name, Column.Kind.DOUBLE, values, values.length, width);
        }

        /** A column of one value a row. */
        public Builder add(String name, double[] values) {
            return add(name, values, 1);
        }

        /** A column of {@code width} values a row. */
        public Builder add(String name, int[] values, int width) {
            return put(name, Column.Kind.INT, values, values.length, width);
        }

        /** A column of one value a row. */
        public Builder add(String name, int[] values) {
            return add(name, values, 1);
        }

        /**
         * The data set of the columns added so far.
         *
         * @throws IllegalArgumentException if there is none
         */
        public DataSet build() {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a data set needs at least one column");
            }
            return new DataSet(
                    new LinkedHashMap<>(columns),
                    columns.values().iterator().next().rows());
        }

        private Builder put(String name, Column.Kind kind, Object values, int length, int width) {
            if (columns.containsKey(name)) {
                throw new IllegalArgumentException("the column '" + name + "' was added before");
            }
            if (width < 1) {
                throw new IllegalArgumentException(
                        "the width of column '" + name + "' must be at least 1, is " + width);
            }
            if (length % width != 0) {
                throw new IllegalArgumentException(
                        "column '" + name + "': " + length + " values do not fill rows of " + width);
            }
            int rows = length / width;
            columns.entrySet().stream().findFirst().ifPresent(first -> {
                if (first.getValue().rows() != rows) {
                    throw new IllegalArgumentException("column '" + name + "' has " + rows + " rows, but column '"
                            + first.getKey() + "' has " + first.getValue().rows());
                }
            });
            columns.put(name, new Column(kind, values, width, rows));
            return this;
        }
    }
}
