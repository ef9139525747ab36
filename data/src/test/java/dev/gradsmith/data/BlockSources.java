package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.DOUBLE;
import static dev.gradsmith.data.ArrowFiles.INT;
import static dev.gradsmith.data.ArrowFiles.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The same rows in every format that is read block by block: {@code a} is a seventh of the row's number, {@code b} its rest by 5, but for one
 * row in the middle, which may have another.
 */
final class BlockSources {
    /** More than a block has. */
    static final int ROWS = 40_000;

    /** The row, from 1, that is wrong if one is. */
    static final int WRONG = 30_002;

    private BlockSources() {}

    /**
     * A format.
     *
     * @param line how an error names a row from 1: its line, or the word row and its number
     * @param features the columns for a, and labels that for b
     */
    record Source(String name, Writer writer, Whole whole, Blocks blocks, Place line, String features, String labels) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Writes a file with one value of {@code b} in the row that may be wrong. */
    interface Writer {
        void write(Path file, int wrong) throws Exception;
    }

    /** Reads all. */
    interface Whole {
        Table of(Path file) throws Exception;
    }

    /** Reads block by block. */
    interface Blocks {
        TableBlocks of(Path file) throws Exception;
    }

    /** How errors name a row. */
    interface Place {
        String of(int row);
    }

    static Stream<Source> all() {
        Place numbered = row -> ": row " + row;
        return Stream.of(
                source("CSV", BlockSources::csv, Csv::read, Csv::blocks, row -> ":" + (row + 1)),
                source("Parquet", BlockSources::parquet, Parquet::read, Parquet::blocks, numbered),
                source("Arrow", BlockSources::arrow, Arrow::read, Arrow::blocks, numbered),
                source("JDBC", BlockSources::parquet, BlockSources::query, BlockSources::queryBlocks, numbered),
                source("NPZ", BlockSources::npz, Npz::read, Npz::blocks, row -> ": array 'b': row " + row),
                new Source(
                        "LIBSVM",
                        BlockSources::libsvm,
                        file -> Libsvm.read(file, 3),
                        file -> Libsvm.blocks(file, 3),
                        row -> ":" + row,
                        "features",
                        "label"),
                new Source(
                        "IDX",
                        BlockSources::idx,
                        file -> Idx.read(file, "b"),
                        file -> Idx.blocks(file, "b"),
                        numbered,
                        "b",
                        "b"),
                new Source(
                        "zipped IDX",
                        BlockSources::zippedIdx,
                        file -> Idx.read(file, "b"),
                        file -> Idx.blocks(file, "b"),
                        numbered,
                        "b",
                        "b"));
    }

    private static Source source(String name, Writer writer, Whole whole, Blocks blocks, Place line) {
        return new Source(name, writer, whole, blocks, line, "a", "b");
    }

    private static int b(int i, int wrong) {
        return i == WRONG - 1 ? wrong : i % 5;
    }

    private static void csv(Path file, int wrong) throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i / 7.0).append(',').append(b(i, wrong)).append('\n');
        }
        Files.writeString(file, text);
    }

    private static void libsvm(Path file, int wrong) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            text.append(b(i, wrong)).append(' ').append(1 + i % 3).append(':').append(i / 7.0);
            text.append('\n');
        }
        Files.writeString(file, text);
    }

    private static void parquet(Path file, int wrong) {
        Database.parquet(
                file,
                "select i / 7.0::double as a, (case when i = " + (WRONG - 1) + " then " + wrong
                        + " else i % 5 end)::integer as b from range(" + ROWS + ") t(i) order by i",
                "row_group_size 10240");
    }

    private static void arrow(Path file, int wrong) throws IOException {
        int batch = ROWS / 8;
        Files.write(
                file,
                ArrowFiles.file(
                        List.of(field("a", DOUBLE), field("b", INT)),
                        8,
                        (root, number) -> fill(root, number * batch, batch, wrong)));
    }

    private static int fill(VectorSchemaRoot root, int from, int rows, int wrong) {
        for (int i = 0; i < rows; i++) {
            ((Float8Vector) root.getVector("a")).setSafe(i, (from + i) / 7.0);
            ((IntVector) root.getVector("b")).setSafe(i, b(from + i, wrong));
        }
        return rows;
    }

    private static Table query(Path file) throws SQLException, IOException {
        return Jdbc.read(connection(), select(file));
    }

    private static TableBlocks queryBlocks(Path file) throws SQLException {
        return Jdbc.blocks(connection(), select(file));
    }

    /** Left open as long as the process lives, as a pool's. */
    private static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:;jdbc_stream_results=true;");
    }

    private static String select(Path file) {
        return "select * from read_parquet('" + file + "')";
    }

    private static byte[] idxBytes(int wrong) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + ROWS).putInt(0x0801).putInt(ROWS);
        for (int i = 0; i < ROWS; i++) {
            bytes.put((byte) b(i, wrong));
        }
        return bytes.array();
    }

    private static void idx(Path file, int wrong) throws IOException {
        Files.write(file, idxBytes(wrong));
    }

    private static void zippedIdx(Path file, int wrong) throws IOException {
        Files.write(file, BrokenFile.gzip(idxBytes(wrong)));
    }

    private static void npz(Path file, int wrong) throws IOException {
        ByteBuffer a = ByteBuffer.allocate(ROWS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer b = ByteBuffer.allocate(ROWS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ROWS; i++) {
            a.putDouble(i / 7.0);
            b.putInt(b(i, wrong));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            NumpyArchive.addArray(zip, "a", "<f8", ROWS, a.array());
            NumpyArchive.addArray(zip, "b", "<i4", ROWS, b.array());
        }
        Files.write(file, bytes.toByteArray());
    }
}
