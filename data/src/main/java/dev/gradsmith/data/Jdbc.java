package dev.gradsmith.data;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database answers to a query: numbers of every type, truth values as 0 and 1, arrays of them if they have the same length in
 * every row. Without an {@code order by} a database may give the rows in another order each time, and training other bits.
 */
public final class Jdbc {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final int LONGEST_QUOTED = 200;

    private Jdbc() {}

    /**
     * Reads all rows of a query; its columns have the names that the query gives them.
     *
     * @param parameters what takes the place of the question marks in the query
     * @throws DataException if the database refuses the query, or two columns have one name
     */
    public static Table read(Connection connection, String query, Object... parameters) throws DataException {
        String source = "query '" + shortened(query.strip()) + "'";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                throw new DataException(source, "it has no rows for an answer; is it a query?");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return read(source, rows);
            }
        } catch (SQLException e) {
            throw new DataException(source, "the database refused it: " + e.getMessage(), e);
        }
    }

    private static Table read(String source, ResultSet answer) throws SQLException, DataException {
        ResultSetMetaData description = answer.getMetaData();
        List<ColumnBuilder> builders = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= description.getColumnCount(); i++) {
            builders.add(new ColumnBuilder(() -> source, description.getColumnLabel(i)));
            types.add(description.getColumnTypeName(i));
        }
        int rows = 0;
        while (answer.next()) {
            for (int i = 0; i < builders.size(); i++) {
                addRow(builders.get(i), answer.getObject(i + 1), types.get(i));
            }
            rows++;
        }
        List<Column> columns = new ArrayList<>();
        for (ColumnBuilder builder : builders) {
            columns.add(builder.build(rows));
        }
        return Table.of(source, columns, rows);
    }

    private static void addRow(ColumnBuilder column, @Nullable Object value, String type)
            throws SQLException, DataException {
        if (value == null) {
            column.addMissingRow();
            return;
        }
        if (value instanceof String text) {
            column.addTextRow(
                    text, "a number", NumberText.quoted(text) + " of type " + type, "convert it in the query");
            return;
        }
        if (value instanceof Array array && array.getArray() instanceof Object[] elements) {
            for (Object element : elements) {
                addValue(column, element, type);
            }
        } else {
            addValue(column, value, type);
        }
        column.endRow();
    }

    private static void addValue(ColumnBuilder column, @Nullable Object value, String type) throws DataException {
        if (value == null) {
            column.addMissing();
        } else if (value instanceof Number number) {
            column.add(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            column.add(truth ? 1 : 0);
        } else {
            String found = NumberText.quoted(String.valueOf(value)) + " of type " + type;
            column.refuse("a number", found, "convert it in the query");
        }
    }

    private static String shortened(String query) {
        return query.length() <= LONGEST_QUOTED ? query : query.substring(0, LONGEST_QUOTED) + "…";
    }
}
