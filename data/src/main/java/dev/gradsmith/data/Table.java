package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.DataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Named columns of equally many rows, read from a file or a database. A column has one number a row, or an array of numbers of the same
 * shape in every row. What is not a number is refused when it is asked for: a table may have columns of text that nobody reads.
 *
 * <p>NaN and infinities are values and are kept. A value that is missing (an empty field, NULL) is refused, unless the caller has decided
 * otherwise by {@link #missingAsNaN}, {@link #dropMissing} or a {@link dev.gradsmith.runtime.Preparation}.
 */
public final class Table extends ColumnSource {

    private final String source;
    private final List<Column> columns;
    private final Map<String, Column> byName = new HashMap<>();
    private final int rows;

    private Table(String source, List<Column> columns, int rows) throws DataException {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new DataException(source, "two columns are called '" + column.name() + "'; rename one");
            }
        }
    }

    /** A table of columns that have as many rows; a second column of a name is refused. */
    static Table of(String source, List<Column> columns, int rows) throws DataException {
        return new Table(source, columns, rows);
    }

    /** The file or query it was read from. */
    String source() {
        return source;
    }

    @Override
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    @Override
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

    /** This table with missing values read as NaN; as {@code int} they stay refused. */
    public Table missingAsNaN() throws DataException {
        List<Column> allowed = new ArrayList<>();
        for (Column column : columns) {
            allowed.add(new MissingAsNaN(column));
        }
        return new Table(source, allowed, rows);
    }

    /**
     * This table without the rows in which one of these columns has a missing value; without a name, any column.
     *
     * @throws DataException if there is no such column, or no row is left
     */
    public Table dropMissing(String... names) throws DataException {
        Table left = complete(names);
        if (left.rows == 0 && rows > 0) {
            throw nothingLeft(source);
        }
        return left;
    }

    /** The error that all rows have a missing value. */
    static DataException nothingLeft(String source) {
        return new DataException(source, "every row has a missing value; name the columns that matter");
    }

    /** The rows in which none of these columns has a missing value, without a name no column; perhaps none. */
    Table complete(String... names) throws DataException {
        List<Column> asked = new ArrayList<>();
        for (String name : names) {
            asked.add(column(name));
        }
        List<Column> all = names.length == 0 ? columns : asked;
        int[] kept = IntStream.range(0, rows)
                .filter(row -> all.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        return select(kept);
    }

    /** Two parts of one table that have no row in common. */
    public record Split(Table train, Table test) {}

    /**
     * Parts the rows at random; the same seed gives the same parts, which are those of {@link dev.gradsmith.runtime.DataSet#split}.
     *
     * @param trainFraction from 0 to 1; its share of the rows is rounded to the nearest count
     */
    public Split split(double trainFraction, long seed) throws DataException {
        int[] numbers = IntStream.range(0, rows).toArray();
        DataSet.Split split = DataSet.builder().add("row", numbers).build().split(trainFraction, seed);
        return new Split(select(split.train().ints("row")), select(split.test().ints("row")));
    }

    /** These rows, in this order; not copied. */
    Table select(int[] kept) throws DataException {
        List<Column> selected = new ArrayList<>();
        for (Column column : columns) {
            selected.add(new SelectedColumn(column, kept));
        }
        return new Table(source, selected, kept.length);
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
        return new Table(source + " with " + other.source, both, rows);
    }

    /** Gives columns of this table the names that a model has for them. */
    public Binding dataSet() {
        return new Binding(this);
    }

    @Override
    public Column column(String name) throws DataException {
        Column column = byName.get(name);
        if (column != null) {
            return column;
        }
        throw Names.unknown(source, "column", name, columns());
    }

    @Override
    public DataException error(String message) {
        return new DataException(source, message);
    }
}
