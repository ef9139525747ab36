package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the rows of a source block by block, so that no more than a block of them is held: what a column has shown itself to be in one
 * block, numbers or text and how many values a row, it has to be in all that follow.
 */
final class TableBuilder {
    private final String source;
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private long before;

    TableBuilder(String source, List<String> names) {
        this.source = source;
        Origin start = rowsAfter(0);
        names.forEach(name -> columns.add(new ColumnBuilder(start, name)));
    }

    /** How many columns there are. */
    int width() {
        return columns.size();
    }

    /** Begins a block. */
    void start() {
        start(rowsAfter(before));
    }

    /** Begins a block whose rows have places of their own. */
    void start(Origin origin) {
        columns.replaceAll(column -> column.following(origin));
    }

    /** A column of the block that was begun last. */
    ColumnBuilder column(int index) {
        return columns.get(index);
    }

    /** How errors name the next row of the block, if the block has so many so far. */
    String place(int rows) {
        return rowsAfter(before).place(rows);
    }

    /**
     * Ends a block.
     *
     * @throws DataException if a column was not given so many rows, or two have one name
     */
    Table finish(int rows) throws DataException {
        List<Column> built = new ArrayList<>();
        for (ColumnBuilder column : columns) {
            built.add(column.build(rows));
        }
        before += rows;
        return Table.of(source, built, rows);
    }

    private Origin rowsAfter(long rowsBefore) {
        return new Origin() {
            @Override
            public String name() {
                return source;
            }

            @Override
            public String place(int row) {
                return Origin.row(source, rowsBefore + row);
            }
        };
    }
}
