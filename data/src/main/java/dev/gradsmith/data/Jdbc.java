package dev.gradsmith.data;

import java.io.IOException;
import java.sql.Connection;

/**
 * Reads what a database answers to a query: numbers of every type, truth values as 0 and 1, arrays of them if they have the same length in
 * every row. Without an {@code order by} a database may give the rows in another order each time, and training other bits.
 */
public final class Jdbc {
    private Jdbc() {}

    /**
     * Reads all rows of a query; its columns have the names that the query gives them.
     *
     * @param parameters what takes the place of the question marks in the query
     * @throws DataException if the database refuses the query, or two columns have one name
     */
    public static Table read(Connection connection, String query, Object... parameters) throws DataException {
        try (JdbcReader reader = JdbcReader.open(connection, query, parameters)) {
            return reader.next(Integer.MAX_VALUE);
        }
    }

    /**
     * An answer larger than memory, read as {@link #read} does. The query is asked each time one goes over its rows. Nothing says whether the
     * database has changed since: {@link BlockCache#build} makes a cache anew, and another parameter, or a comment in the query that is a
     * version, makes {@link BlockCache#of} do it.
     *
     * <p>Some drivers hold the whole answer in memory unless they are told otherwise: PostgreSQL's where the connection commits by itself,
     * MySQL's without {@code useCursorFetch=true}, DuckDB's without {@code jdbc_stream_results=true}.
     *
     * @param connection stays open; nothing else should use it while rows are read
     * @param parameters what takes the place of the question marks in the query
     */
    public static TableBlocks blocks(Connection connection, String query, Object... parameters) {
        Object[] kept = parameters.clone();
        return new TableBlocks() {
            @Override
            TableReader open() throws IOException {
                return JdbcReader.open(connection, query, kept);
            }

            @Override
            String fingerprint() throws IOException {
                return JdbcReader.description(connection, query, kept);
            }

            @Override
            String name() {
                return JdbcReader.name(query);
            }
        };
    }
}
