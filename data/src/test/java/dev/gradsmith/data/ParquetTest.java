package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that DuckDB wrote. */
final class ParquetTest {
    @TempDir
    private Path folder;

    @Test
    void bindsColumns() throws IOException {
        Table table = Parquet.read(
                file("select 100.5::double as area, 3 as rooms, 'flat' as kind, true as dear, {'a': 7} as s"));
        DataSet houses = table.dataSet()
                .floats("X", "area", "rooms")
                .ints("y", "dear")
                .ints("a", "s.a")
                .build();

        assertThat(table.columns()).containsExactly("area", "rooms", "kind", "dear", "s.a");
        assertThat(houses.floats("X")).containsExactly(100.5f, 3);
        assertThat(houses.ints("y")).containsExactly(1);
        assertThat(houses.ints("a")).containsExactly(7);
        assertThatThrownBy(() -> table.floats("kind"))
                .hasMessageEndingWith(": row 1: column 'kind': expected a number, found 'flat'");
        assertThat(table.column("kind").text(0)).isEqualTo("flat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tinyint",
                "smallint",
                "integer",
                "bigint",
                "utinyint",
                "usmallint",
                "uinteger",
                "ubigint",
                "real",
                "double",
                "decimal(4, 1)",
                "decimal(18, 3)",
                "decimal(38, 3)"
            })
    void readsEveryTypeOfNumber(String type) throws IOException {
        Table table = Parquet.read(file("select cast(unnest([42, 0, 100]) as " + type + ") as x"));

        assertThat(table.doubles("x")).containsExactly(42, 0, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "4294967295::uinteger, 4294967295",
        "18446744073709551615::ubigint, 18446744073709551615",
        "-0.001::decimal(38; 3), -0.001"
    })
    void readsTheEndsOfUnsignedTypesAndNegativeDecimals(String value, double expected) throws IOException {
        assertThat(Parquet.read(file("select " + value.replace(';', ',') + " as x"))
                        .doubles("x"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
    void readsManyGroupsOfRowsHoweverCompressed(String codec) throws IOException {
        Path file = Database.parquet(
                folder.resolve("t.parquet"),
                "select i, i % 7 as few, case when i % 3 = 0 then i / 2.0 end as gaps from range(10_000) t(i) order by i",
                "compression " + codec,
                "row_group_size 2048");
        Table table = Parquet.read(file, "few", "i", "gaps").missingAsNaN();

        assertThat(table.columns()).containsExactly("few", "i", "gaps");
        assertThat(table.ints("i")).containsExactly(IntStream.range(0, 10_000).toArray());
        assertThat(table.ints("few"))
                .containsExactly(IntStream.range(0, 10_000).map(i -> i % 7).toArray());
        assertThat(table.doubles("gaps"))
                .startsWith(0, Double.NaN, Double.NaN, 1.5)
                .endsWith(4999.5);
    }

    @Test
    void saysWhichCompressionsAreRead() {
        Path file = Database.parquet(folder.resolve("t.parquet"), "select range(1000) as x", "compression brotli");

        assertThatThrownBy(() -> Parquet.read(file))
                .hasMessage(file + ": it is compressed with BROTLI; SNAPPY, GZIP and ZSTD are read, or none");
    }

    @Test
    void readsListsOfOneLength() throws IOException {
        Table table = Parquet.read(file("select unnest([NULL, [1.5, 2], [NULL, 4]]) as x, unnest([1, 2, 3]) as i"));

        assertThat(table.rowShape("x")).containsExactly(2);
        assertThat(table.missingAsNaN().floats("x", "i"))
                .containsExactly(Float.NaN, Float.NaN, 1, 1.5f, 2, 2, Float.NaN, 4, 3);
    }

    @Test
    void readsNothingWhereNoColumnIsOfNumbers() throws IOException {
        Table table = Parquet.read(file("select 'a' as x from range(3)"));

        assertThat(table.rows()).isEqualTo(3);
        assertThatThrownBy(() -> table.ints("x")).isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            select date '2026-01-02' as x     | : row 1: column 'x': expected numbers, found values of type INT32 (DATE); convert them where the file is written
            select [[1]] as x                 | : row 1: column 'x': expected numbers, found lists of lists; convert them where the file is written
            select unnest([1, NULL]) as x     | : row 2: column 'x': expected a number, found no value (null); dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            select unnest([[1, 2], [3]]) as x | : row 2: column 'x': expected 2 values as in the rows before, found 1 value; every row must have as many
            select unnest([[1, 2], []]) as x  | : row 2: column 'x': expected 2 values as in the rows before, found 0 values; every row must have as many
            select 1e300 as x                 | : row 1: column 'x': expected a number that fits a float, found 1.0E300; read it with doubles
            """)
    void refusesToReadAsFloats(String query, String message) throws IOException {
        Path file = file(query);
        Table table = Parquet.read(file);

        assertThatThrownBy(() -> table.floats(table.columns().get(0)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    @Test
    void namesTheColumnsThatThereAre() throws IOException {
        Path file = file("select 1 as area");

        assertThatThrownBy(() -> Parquet.read(file, "aera", "x"))
                .hasMessage(file + ": there is no column 'aera'. The columns are area");
        assertThatThrownBy(() -> Parquet.read(file, "are"))
                .hasMessage(file + ": there is no column 'are'; did you mean 'area'? The columns are area");
    }

    static Stream<BrokenFile> broken() throws IOException {
        Path written = Files.createTempFile("good", ".parquet");
        byte[] good =
                Files.readAllBytes(Database.parquet(written, "select i from range(1000) t(i)", "compression snappy"));
        Files.delete(written);
        byte[] encrypted = good.clone();
        encrypted[good.length - 1] = 'E';
        int footer = good.length
                - 8
                - ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 8);
        String notParquet = ": not a Parquet file: it does not begin with PAR1, or ends at once";
        return Stream.of(
                BrokenFile.of("empty", "", notParquet),
                BrokenFile.of("text", "x,y\n1,2\n3,4\n5,6\n", notParquet),
                BrokenFile.of("magic only", "PAR1", notParquet),
                BrokenFile.of(
                        "cut short",
                        Arrays.copyOf(good, good.length / 2),
                        ": cut short: a Parquet file ends with PAR1, this one does not"),
                BrokenFile.of("without its middle", "PAR1\0\0\0\0PAR1", ": damaged: …"),
                BrokenFile.of("encrypted", encrypted, ": its footer is encrypted; write it in plain"),
                BrokenFile.of("a footer of 2 GB", footerLength(good, Integer.MAX_VALUE), ": damaged: …"),
                BrokenFile.of("a footer of -1 bytes", footerLength(good, -1), ": damaged: …"),
                BrokenFile.of("a footer that begins too late", footerLength(good, 40), ": damaged: …"),
                BrokenFile.of("a footer of zeros", zeros(good, footer, good.length - 8), ": damaged: …"),
                BrokenFile.of("pages of zeros", zeros(good, 4, 80), ": damaged: …"),
                BrokenFile.of("pages of rubbish", rubbish(good), ": damaged: …"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refuses(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Parquet.read(file).floats("i"));
    }

    private static byte[] footerLength(byte[] good, int length) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(good.length - 8, length);
        return bytes;
    }

    private static byte[] zeros(byte[] good, int from, int to) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }

    private static byte[] rubbish(byte[] good) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, 60, 200, (byte) 0x5A);
        return bytes;
    }

    private Path file(String query) {
        return Database.parquet(folder.resolve("t.parquet"), query);
    }
}
