package dev.gradsmith.data;

import dev.gradsmith.runtime.support.Fingerprint;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database answers to a query while it is read, some rows at a time. */
final class JdbcReader implements TableReader {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final int LONGEST_QUOTED = 200;

    private final String source;
    private final PreparedStatement statement;
    private final ResultSet answer;
    private final List<String> types = new ArrayList<>();
    private final TableBuilder table;

    /** Some drivers fail when they are asked once more after the last row. */
    private boolean isAtEnd;

    private JdbcReader(String source, PreparedStatement statement) throws SQLException, DataException {
        this.source = source;
        this.statement = statement;
        if (!statement.execute()) {
            throw new DataException(source, "it has no rows for an answer; is it a query?");
        }
        this.answer = statement.getResultSet();
        ResultSetMetaData description = answer.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= description.getColumnCount(); i++) {
            names.add(description.getColumnLabel(i));
            types.add(description.getColumnTypeName(i));
        }
        this.table = new TableBuilder(source, names);
    }

    static JdbcReader open(Connection connection, String query, Object... parameters) throws DataException {
        String source = name(query);
        try {
            PreparedStatement statement = connection.prepareStatement(query);
            try {
                statement.setFetchSize(ROWS_AT_ONCE);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return new JdbcReader(source, statement);
            } catch (SQLException | DataException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw refused(source, e);
        }
    }

    /** How errors name a query. */
    static String name(String query) {
        String line = query.strip();
        return "query '" + (line.length() <= LONGEST_QUOTED ? line : line.substring(0, LONGEST_QUOTED) + "…") + "'";
    }

    /** The database, as a hash because its address may hold a password, the whole query and its parameters. */
    static String description(Connection connection, String query, Object... parameters) throws DataException {
        try {
            String address = String.valueOf(connection.getMetaData().getURL());
            return "database " + new Fingerprint().add("address", address).hex() + ", query '" + query + "' with "
                    + Arrays.deepToString(parameters);
        } catch (SQLException e) {
            throw refused(name(query), e);
        }
    }

    private static DataException refused(String source, SQLException e) {
        return new DataException(source, "the database refused it: " + e.getMessage(), e);
    }

    @Override
    public int width() {
        return table.width();
    }

    @Override
    public Table next(int most) throws DataException {
        table.start();
        int rows = 0;
        try {
            while (rows < most && hasNext()) {
                for (int i = 0; i < table.width(); i++) {
                    addRow(table.column(i), answer.getObject(i + 1), types.get(i));
                }
                rows++;
            }
        } catch (SQLException e) {
            throw new DataException(table.place(rows), "the database cannot give it: " + e.getMessage(), e);
        }
        return table.finish(rows);
    }

    private boolean hasNext() throws SQLException {
        isAtEnd = isAtEnd || !answer.next();
        return !isAtEnd;
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

    @Override
    public void close() throws DataException {
        try (statement) {
            answer.close();
        } catch (SQLException e) {
            throw refused(source, e);
        }
    }
}
