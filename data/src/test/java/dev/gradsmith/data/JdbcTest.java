package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of a database in this process. */
final class JdbcTest {
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void bindsTheColumnsOfAnAnswer() throws Exception {
        execute("create table houses (area double, rooms integer, price decimal(9, 2), kind varchar)");
        execute("insert into houses values (100, 3, 5.5, 'flat'), (80, 2, 4.25, 'house'), (1, 1, 1, 'hut')");
        Table table = Jdbc.read(connection, "select *, price > 5 as dear from houses where area > ? order by area", 50);
        DataSet houses = table.dataSet()
                .floats("X", "area", "rooms")
                .doubles("yhat", "price")
                .ints("dear", "dear")
                .build();

        assertThat(table.columns()).containsExactly("area", "rooms", "price", "kind", "dear");
        assertThat(houses).hasToString("DataSet[rows=2, X: float[2, 2], yhat: double[2], dear: int[2]]");
        assertThat(houses.floats("X")).containsExactly(80, 2, 100, 3);
        assertThat(houses.doubles("yhat")).containsExactly(4.25, 5.5);
        assertThat(houses.ints("dear")).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tinyint",
                "smallint",
                "integer",
                "bigint",
                "hugeint",
                "utinyint",
                "usmallint",
                "uinteger",
                "ubigint",
                "real",
                "double",
                "decimal(18, 3)",
                "decimal(38, 3)"
            })
    void readsEveryTypeOfNumber(String type) throws Exception {
        assertThat(Jdbc.read(connection, "select cast(42 as " + type + ") as x").doubles("x"))
                .containsExactly(42);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9007199254740993         | 9007199254740992
            0.1::real                | 0.10000000149011612
            0.1::decimal(38, 30)     | 0.1
            double 'NaN'             | NaN
            double 'Infinity'        | Infinity
            double '-0'              | -0.0
            """)
    void givesTheNearestDouble(String value, double expected) throws Exception {
        assertThat(Jdbc.read(connection, "select " + value + " as x").doubles("x"))
                .containsExactly(expected);
    }

    @Test
    void readsArraysOfOneLength() throws Exception {
        Table table = Jdbc.read(
                connection,
                "select * from (values (1, NULL), (2, [1.5, 2.5]), (3, [NULL, 4])) as t(id, x) order by id");

        assertThat(table.rowShape("x")).containsExactly(2);
        assertThat(table.missingAsNaN().floats("x")).containsExactly(Float.NaN, Float.NaN, 1.5f, 2.5f, Float.NaN, 4);
    }

    @Test
    void readsMoreRowsThanTheDriverGivesAtOnce() throws Exception {
        Table table = Jdbc.read(connection, "select i, i / 2.0 as half from range(50_000) t(i) order by i");

        assertThat(table.rows()).isEqualTo(50_000);
        assertThat(table.doubles("half")).endsWith(24_999.5);
    }

    @Test
    void hasNoRowsWhereTheAnswerHasNone() throws Exception {
        Table table = Jdbc.read(connection, "select 1 as x where false");

        assertThat(table.rows()).isZero();
        assertThat(table.floats("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select 'abc' as x                          | row 1: column 'x': expected a number, found 'abc' of type VARCHAR; convert it in the query
            select '1' as x                            | row 1: column 'x': expected a number, found '1' of type VARCHAR; convert it in the query
            select date '2026-01-02' as x              | row 1: column 'x': expected a number, found '2026-01-02' of type DATE; convert it in the query
            select NULL as x                           | row 1: column 'x': expected a number, found no value (null); dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            select unnest([1, NULL]) as x              | row 2: column 'x': expected a number, found no value (null); dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            select unnest([[1, 2], [3]]) as x          | row 2: column 'x': expected 2 values as in the rows before, found 1 value; every row must have as many
            select unnest([[], [3]]) as x              | row 1: column 'x': expected at least 1 value, found 0 values; every row must have as many
            select unnest([NULL, 'a']) as x            | row 2: column 'x': expected a number, found 'a' of type VARCHAR; convert it in the query
            select unnest([0, 1e300]) as x             | row 2: column 'x': expected a number that fits a float, found 1.0E300; read it with doubles
            select 1 as x, 2 as x                      | two columns are called 'x'; rename one
            select 1 as y                              | there is no column 'x'. The columns are y
            create table t (x integer)                 | it has no rows for an answer; is it a query?
            """)
    void refusesAnAnswer(String query, String message) {
        assertThatThrownBy(() -> Jdbc.read(connection, query).floats("x"))
                .isInstanceOf(DataException.class)
                .hasMessage("query '" + query + "': " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"selec 1", "select nothing from nowhere", "select ?", "", "select error('away')"})
    void saysWhatTheDatabaseRefuses(String query) {
        assertThatThrownBy(() -> Jdbc.read(connection, query))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("query '" + query + "': ");
    }

    @Test
    void saysThatTheConnectionIsClosed() throws SQLException {
        connection.close();

        assertThatThrownBy(() -> Jdbc.read(connection, "select 1"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("query 'select 1': the database refused it: ")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void asksNobodyAboutColumnsOfTextThatAreNotRead() throws IOException {
        Table table =
                Jdbc.read(connection, "select unnest(range(200)) as x, NULL::varchar as y union all select 200, 'a'");

        assertThat(table.ints("x")).hasSize(201);
        assertThatThrownBy(() -> table.missingAsNaN().floats("y")).hasMessageContaining("row 201: column 'y'");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
