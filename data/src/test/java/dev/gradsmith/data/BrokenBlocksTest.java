package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.DOUBLE;
import static dev.gradsmith.data.ArrowFiles.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.Preparation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.apache.arrow.vector.Float8Vector;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken where only a reader of blocks comes to see it: each is refused, in little memory, and no cache is left of it. */
final class BrokenBlocksTest {
    /** A number of rows that is found again among a file's bytes. */
    private static final int ROWS = 12_347;

    private static final long TRILLION = 1L << 40;

    @TempDir
    private Path folder;

    /** A trainer's class of columns. */
    private static final class Columns extends ColumnBinding {
        Columns() {
            addDoubles("x", "[n]", 1);
        }
    }

    /** A broken file and how its blocks are read. */
    record Case(BrokenFile file, Blocks blocks) {
        @Override
        public String toString() {
            return file.what();
        }
    }

    /** Reads block by block. */
    interface Blocks {
        TableBlocks of(Path file);
    }

    static Stream<Case> broken() throws IOException {
        return Stream.of(parquet(), arrow(), arrays()).flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedAndLeavesNothing(Case broken) throws IOException {
        broken.file()
                .isRefused(
                        folder,
                        file -> BlockCache.build(
                                folder.resolve("t.cache"),
                                broken.blocks().of(file),
                                Preparation.none(),
                                new Columns()));
    }

    private static Stream<Case> parquet() throws IOException {
        Path written = Files.createTempFile("good", ".parquet");
        byte[] good = Files.readAllBytes(Database.parquet(
                written,
                "select i / 7.0::double as x from range(20_000) t(i) order by i",
                "compression snappy, row_group_size 10_240"));
        Files.delete(written);
        Blocks blocks = Parquet::blocks;
        return Stream.of(
                        BrokenFile.of(
                                "a group of a trillion rows",
                                changed(good, 1, group -> group.setNum_rows(TRILLION)),
                                ": damaged: column 'x' has fewer values than its group of rows claims rows"),
                        BrokenFile.of(
                                "a trillion rows and values",
                                changed(good, 1, group -> {
                                    group.setNum_rows(TRILLION);
                                    group.getColumns().get(0).getMeta_data().setNum_values(TRILLION);
                                }),
                                ": damaged: …"),
                        BrokenFile.of(
                                "fewer rows than values",
                                changed(good, 0, group -> group.setNum_rows(10_000)),
                                ": damaged: column 'x' has more values than its group of rows claims rows"),
                        BrokenFile.of(
                                "a negative number of rows",
                                changed(good, 1, group -> group.setNum_rows(-1)),
                                ": damaged: a group of -1 rows"),
                        BrokenFile.of(
                                "more rows than can be counted",
                                changed(good, 1, group -> group.setNum_rows(Long.MAX_VALUE)),
                                ": damaged: a group of 9223372036854775807 rows"),
                        BrokenFile.of(
                                "a chunk of terabytes",
                                changed(
                                        good,
                                        1,
                                        group -> group.getColumns()
                                                .get(0)
                                                .getMeta_data()
                                                .setTotal_compressed_size(TRILLION)),
                                ": damaged: column 'x' claims 1099511627776 bytes from byte …"),
                        BrokenFile.of(
                                "a group cut out of the middle",
                                without(good, good.length / 2, 20_000),
                                ": damaged: …"),
                        BrokenFile.of("the second group is zeros", zeros(good, good.length / 2, 5_000), ": damaged: …"))
                .map(file -> new Case(file, blocks));
    }

    /** The file with something else said of one group of rows. */
    private static byte[] changed(byte[] good, int group, Consumer<RowGroup> change) throws IOException {
        int length = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 8);
        int start = good.length - 8 - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(good, start, length));
        change.accept(footer.getRow_groups().get(group));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, start);
        Util.writeFileMetaData(footer, bytes);
        bytes.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size() - start)
                .array());
        bytes.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] without(byte[] good, int from, int count) {
        byte[] bytes = Arrays.copyOf(good, good.length - count);
        System.arraycopy(good, from + count, bytes, from, good.length - from - count);
        return bytes;
    }

    private static byte[] zeros(byte[] good, int from, int count) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, from, from + count, (byte) 0);
        return bytes;
    }

    private static Stream<Case> arrow() {
        byte[] good = ArrowFiles.file(List.of(field("x", DOUBLE)), 2, (root, batch) -> {
            int rows = ROWS - batch;
            for (int i = 0; i < rows; i++) {
                ((Float8Vector) root.getVector("x")).setSafe(i, i);
            }
            return rows;
        });
        long second = ROWS - 1;
        Blocks blocks = Arrow::blocks;
        return Stream.of(
                        BrokenFile.of(
                                "a batch of a trillion rows",
                                replaced(good, second, TRILLION),
                                ": 1099511627776 values are more than an array holds, …"),
                        BrokenFile.of(
                                "a batch of a billion rows",
                                replaced(good, second, 1_000_000_000),
                                ": damaged: a buffer of …"),
                        BrokenFile.of(
                                "a batch of -1 rows", replaced(good, second, -1), ": 18446744073709551615 values …"),
                        BrokenFile.of(
                                "a buffer of terabytes",
                                replaced(good, second * Double.BYTES, TRILLION),
                                ": damaged: a buffer of 1099511627776 bytes …"),
                        BrokenFile.of(
                                "cut in the second batch",
                                Arrays.copyOf(good, good.length * 3 / 4),
                                ": cut short: expected a message's data of …"))
                .map(file -> new Case(file, blocks));
    }

    /** The file with a number of 64 bits in place of another, wherever that is. */
    private static byte[] replaced(byte[] good, long before, long after) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int found = 0;
        for (int i = 0; i + Long.BYTES <= bytes.length; i++) {
            if (buffer.getLong(i) == before) {
                buffer.putLong(i, after);
                found++;
            }
        }
        assertThat(found).isBetween(1, 4);
        return bytes;
    }

    private static Stream<Case> arrays() throws IOException {
        byte[] content = new byte[20_000];
        byte[] unclaimed = idx(20_000, content);
        byte[] zipped = BrokenFile.gzip(unclaimed);
        zipped[zipped.length - 6] ^= 1;
        String cut = ": cut short: expected data of ";
        Blocks idx = file -> Idx.blocks(file, "x");
        Blocks npz = Npz::blocks;
        return Stream.of(
                new Case(BrokenFile.of("IDX of 4 GB", idx(-1, content), cut + "4294967295 bytes, found 20000"), idx),
                new Case(
                        BrokenFile.of(
                                "zipped IDX of 4 GB",
                                BrokenFile.gzip(idx(-1, content)),
                                cut + "4294967295 bytes, found 20000"),
                        idx),
                new Case(
                        BrokenFile.of("IDX with more", Arrays.copyOf(unclaimed, 20_100), ": its header speaks of …"),
                        idx),
                new Case(
                        BrokenFile.of(
                                "damaged zip",
                                zipped,
                                ": cannot be read: what gzip compressed in it is damaged: its checksum or its length is wrong"),
                        idx),
                new Case(
                        BrokenFile.of(
                                "NPZ of terabytes",
                                npz(TRILLION, 20_000, false),
                                ": array 'x': cut short: expected data of 8796093022208 bytes, found 160000"),
                        npz),
                new Case(
                        BrokenFile.of(
                                "NPZ of fewer", npz(19_999, 20_000, false), ": array 'x': its header speaks of …"),
                        npz),
                new Case(
                        BrokenFile.of(
                                "NPZ of two lengths",
                                npz(20_000, 20_000, true),
                                ": array 'x' has 20000 rows, array 'y' 1; name those that belong together"),
                        npz),
                new Case(
                        BrokenFile.of(
                                "CSV that ends in a quote",
                                "x\n" + "1\n".repeat(20_000) + "\"",
                                ": not CSV, at or after line 20002: …"),
                        Csv::blocks),
                new Case(
                        BrokenFile.of(
                                "CSV with a byte that is no text",
                                latin("x\n" + "1\n".repeat(20_000) + "\u00e4\n"),
                                ":20002: byte 40003 of the file is not UTF-8 text; save it in that encoding"),
                        Csv::blocks));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] idx(int rows, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(0x0801)
                .putInt(rows)
                .put(content)
                .array();
    }

    private static byte[] npz(long claimed, int rows, boolean hasOther) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            NumpyArchive.addArray(zip, "x", "<f8", claimed, new byte[rows * Double.BYTES]);
            if (hasOther) {
                NumpyArchive.addArray(zip, "y", "<f8", 1, new byte[Double.BYTES]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void sayThatThereAreNoRows() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "x\n");
        Path cache = folder.resolve("t.cache");

        assertThatThrownBy(() -> BlockCache.of(cache, Csv.blocks(csv), new Columns()))
                .isInstanceOf(DataException.class)
                .hasMessage(cache + ": there are no rows to put into it");
        assertThat(folder.toFile().list()).containsExactly("t.csv");
    }

    @Test
    void ofAQueryWhoseRowsGrowWider() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            TableBlocks blocks = Jdbc.blocks(
                    connection,
                    "select case when i = 25000 then [1.0, 2.0] else [i::double] end as x from range(30_000) t(i) order by i");

            assertThatThrownBy(() -> BlockCache.of(folder.resolve("t.cache"), blocks, new Columns()))
                    .isInstanceOf(DataException.class)
                    .hasMessageEndingWith(
                            ": row 25001: column 'x': expected 1 value as in the rows before, found 2 values; every row must have as many");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void ofAQueryThatFailsOnItsWay() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:;jdbc_stream_results=true;")) {
            TableBlocks blocks = Jdbc.blocks(
                    connection,
                    "select case when i = 250_000 then error('no more') else i::varchar end::double as x from range(300_000) t(i)");

            assertThatThrownBy(() -> BlockCache.of(folder.resolve("t.cache"), blocks, new Columns()))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("query 'select case")
                    .hasMessageContaining("no more");
            assertThat(folder).isEmptyDirectory();
        }
    }
}
