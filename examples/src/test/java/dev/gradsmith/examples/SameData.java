package dev.gradsmith.examples;

import dev.gradsmith.data.Arrow;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Jdbc;
import dev.gradsmith.data.Npz;
import dev.gradsmith.data.Parquet;
import dev.gradsmith.data.Table;
import dev.gradsmith.data.TableBlocks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** The numbers of a CSV file from every kind of source. */
record SameData(Path folder, Connection database) {
    /** Writes them all, and reads them block by block. */
    Map<String, TableBlocks> blocks(Path csv) throws IOException, SQLException {
        Table table = Csv.read(csv);
        Path parquet = folder.resolve("t.parquet");
        try (Statement statement = database.createStatement()) {
            statement.execute("create table t as select columns(*)::double from read_csv('" + csv + "')");
            statement.execute("copy t to '" + parquet + "' (format parquet, row_group_size 100)");
        }
        Map<String, TableBlocks> blocks = new LinkedHashMap<>();
        blocks.put("CSV", Csv.blocks(csv));
        blocks.put("Parquet", Parquet.blocks(parquet));
        blocks.put("Arrow", Arrow.blocks(Files.write(folder.resolve("t.arrow"), arrow(table))));
        blocks.put("NPZ", Npz.blocks(Files.write(folder.resolve("t.npz"), npz(table))));
        blocks.put("JDBC", Jdbc.blocks(database, "select * from t"));
        return blocks;
    }

    /** The same, once they are written, as tables in memory. */
    Map<String, Table> tables() throws IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("Parquet", Parquet.read(folder.resolve("t.parquet")));
        tables.put("Arrow", Arrow.read(folder.resolve("t.arrow")));
        tables.put("NPZ", Npz.read(folder.resolve("t.npz")));
        tables.put("JDBC", Jdbc.read(database, "select * from t"));
        return tables;
    }

    private static byte[] npz(Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String column : table.columns()) {
                String header = "{'descr': '>f8', 'fortran_order': False, 'shape': (" + table.rows() + ",), }";
                zip.putNextEntry(new ZipEntry(column + ".npy"));
                zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
                zip.write(header.getBytes(StandardCharsets.UTF_8));
                ByteBuffer values =
                        ByteBuffer.allocate(table.rows() * Double.BYTES).order(ByteOrder.BIG_ENDIAN);
                values.asDoubleBuffer().put(table.doubles(column));
                zip.write(values.array());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** In batches of a hundred rows. */
    private static byte[] arrow(Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator()) {
            List<FieldVector> vectors = new ArrayList<>();
            List<double[]> values = new ArrayList<>();
            for (String column : table.columns()) {
                vectors.add(new Float8Vector(column, memory));
                values.add(table.doubles(column));
            }
            try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
                writer.start();
                for (int from = 0; from < table.rows(); from += 100) {
                    int rows = Math.min(100, table.rows() - from);
                    root.allocateNew();
                    for (int column = 0; column < vectors.size(); column++) {
                        for (int i = 0; i < rows; i++) {
                            ((Float8Vector) vectors.get(column)).setSafe(i, values.get(column)[from + i]);
                        }
                    }
                    root.setRowCount(rows);
                    writer.writeBatch();
                }
                writer.end();
            }
        }
        return bytes.toByteArray();
    }
}
