package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.data.Arrow;
import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Jdbc;
import dev.gradsmith.data.Npz;
import dev.gradsmith.data.Parquet;
import dev.gradsmith.data.Table;
import dev.gradsmith.data.TableBlocks;
import dev.gradsmith.examples.optimizers.AdaptiveMomentsTrainer;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Preparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same real data from every kind of source, prepared and trained on: the parameters in the end are the same bits. */
class SameModelTest {
    private static final String[] FEATURES = {"age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"};
    private static final FitOptions OPTIONS = FitOptions.epochs(4).batchSize(32).shuffleSeed(5);

    @TempDir
    private Path folder;

    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void endsWithTheSameBitsFromEverySource() throws Exception {
        Map<String, TableBlocks> blocks = sources();
        Map<String, Table> tables = tables();
        String expected = trained(Csv.read(folder.resolve("t.csv")));

        assertThat(expected).contains("w: ").doesNotContain("NaN");
        for (Map.Entry<String, Table> source : tables.entrySet()) {
            assertThat(trained(source.getValue())).as(source.getKey()).isEqualTo(expected);
        }
        for (Map.Entry<String, TableBlocks> source : blocks.entrySet()) {
            assertThat(trained(source.getKey(), source.getValue()))
                    .as(source.getKey() + ", cached")
                    .isEqualTo(expected);
        }
    }

    /** Another number in one row gives other bits: the comparison above can fail. */
    @Test
    void endsWithOtherBitsFromOtherData() throws Exception {
        sources();
        String text = Files.readString(folder.resolve("t.csv"));
        Path other = Files.writeString(folder.resolve("other.csv"), text.replace("59,2,32.1,", "59,2,32.2,"));

        assertThat(trained(Csv.read(other))).isNotEqualTo(trained(Csv.read(folder.resolve("t.csv"))));
    }

    private Map<String, TableBlocks> sources() throws Exception {
        Path csv = folder.resolve("t.csv");
        Table table = ExampleFile.read("diabetes.csv", file -> Csv.read(Files.copy(file, csv)));
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

    private Map<String, Table> tables() throws IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("Parquet", Parquet.read(folder.resolve("t.parquet")));
        tables.put("Arrow", Arrow.read(folder.resolve("t.arrow")));
        tables.put("NPZ", Npz.read(folder.resolve("t.npz")));
        tables.put("JDBC", Jdbc.read(database, "select * from t"));
        return tables;
    }

    private static Preparation.Builder preparation() {
        return Preparation.builder()
                .standardize("age", "bmi", "bp", "s1", "s2", "s3", "s4")
                .log("s5")
                .minMax("s6")
                .oneHot("sex");
    }

    private static DiabetesTrainer diabetes() {
        return DiabetesTrainer.builder().d(FEATURES.length + 1).rate(0.05).build();
    }

    private static AdaptiveMomentsTrainer adaptiveMoments() {
        return AdaptiveMomentsTrainer.builder().seed(3).build();
    }

    private static String trained(Table table) throws IOException {
        Preparation preparation = preparation().fit(table);
        DiabetesTrainer linear = diabetes();
        DataSet data = linear.columns().X(FEATURES).from(preparation.apply(table));
        History history = linear.fit(data, OPTIONS);
        AdaptiveMomentsTrainer rough = adaptiveMoments();
        DataSet roughData = rough.columns().X("bmi", "bp").yhat("progression").from(preparation.apply(table));
        return bits(linear, history, rough, rough.fit(roughData, OPTIONS));
    }

    private String trained(String name, TableBlocks blocks) throws IOException {
        Preparation preparation = preparation().fit(blocks);
        DiabetesTrainer linear = diabetes();
        BlockCache data = BlockCache.of(
                folder.resolve(name + ".cache"),
                blocks,
                preparation,
                linear.columns().X(FEATURES));
        AdaptiveMomentsTrainer rough = adaptiveMoments();
        BlockCache roughData = BlockCache.of(
                folder.resolve(name + "-rough.cache"),
                blocks,
                preparation,
                rough.columns().X("bmi", "bp").yhat("progression"));
        return bits(linear, linear.fit(data, OPTIONS), rough, rough.fit(roughData, OPTIONS));
    }

    private static String bits(
            DiabetesTrainer linear, History history, AdaptiveMomentsTrainer rough, History roughHistory) {
        StringBuilder text = new StringBuilder("w: ");
        for (double weight : linear.model().w()) {
            text.append(Double.toHexString(weight)).append(' ');
        }
        text.append(Double.toHexString(linear.model().b())).append(", rough: ");
        for (float weight : rough.model().w()) {
            text.append(Float.toHexString(weight)).append(' ');
        }
        text.append(Float.toHexString(rough.model().b())).append(", losses: ");
        history.epochs().forEach(epoch -> text.append(Double.toHexString(epoch.meanLoss())));
        roughHistory.epochs().forEach(epoch -> text.append(Double.toHexString(epoch.meanLoss())));
        return text.toString();
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
            for (String column : table.columns()) {
                vectors.add(new Float8Vector(column, memory));
            }
            try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
                writer.start();
                for (int from = 0; from < table.rows(); from += 100) {
                    int rows = Math.min(100, table.rows() - from);
                    root.allocateNew();
                    for (FieldVector vector : vectors) {
                        double[] values = table.doubles(vector.getName());
                        for (int i = 0; i < rows; i++) {
                            ((Float8Vector) vector).setSafe(i, values[from + i]);
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
