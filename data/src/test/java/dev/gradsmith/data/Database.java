package dev.gradsmith.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that writes files for tests. */
final class Database {
    private Database() {}

    /** Writes a query's answer as a Parquet file. */
    static Path parquet(Path file, String query, String... options) {
        String all = options.length == 0 ? "" : ", " + String.join(", ", options);
        execute("copy (" + query + ") to '" + file + "' (format parquet" + all + ")");
        return file;
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
