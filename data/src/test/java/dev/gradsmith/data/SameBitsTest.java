package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.DOUBLE;
import static dev.gradsmith.data.ArrowFiles.FLOAT;
import static dev.gradsmith.data.ArrowFiles.INT;
import static dev.gradsmith.data.ArrowFiles.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DataSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipOutputStream;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers from every source that has names for its columns are the same bits. */
final class SameBitsTest {
    private static final int ROWS = 5_000;

    @TempDir
    private Path folder;

    private final double[] exact = new double[ROWS];
    private final float[] rough = new float[ROWS];
    private final int[] label = new int[ROWS];

    @Test
    void comeFromEverySource() throws Exception {
        fill();
        Path csv = csv();
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("CSV", Csv.read(csv));
        tables.put("NPZ", Npz.read(npz()));
        tables.put("JDBC", query(csv));
        tables.put("Parquet", Parquet.read(parquet(csv)));
        tables.put("Arrow", Arrow.read(arrow()));

        for (Map.Entry<String, Table> source : tables.entrySet()) {
            DataSet data = source.getValue()
                    .dataSet()
                    .doubles("exact", "exact")
                    .floats("rough", "rough")
                    .floats("rounded", "exact")
                    .ints("label", "label")
                    .build();
            assertThat(bits(data.doubles("exact"))).as(source.getKey()).isEqualTo(bits(exact));
            assertThat(bits(data.floats("rough"))).as(source.getKey()).isEqualTo(bits(rough));
            assertThat(bits(data.floats("rounded"))).as(source.getKey()).isEqualTo(bits(rounded()));
            assertThat(data.ints("label")).as(source.getKey()).isEqualTo(label);
        }
    }

    /** Numbers of every magnitude that a float has, zeros of both signs, and the ends of the range. */
    private void fill() {
        Random random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            rough[i] = Float.intBitsToFloat(random.nextInt());
            rough[i] = Float.isFinite(rough[i]) ? rough[i] : 0;
            exact[i] = random.nextGaussian() * Math.pow(10, random.nextInt(70) - 35);
            label[i] = random.nextInt();
        }
        double[] ends = {0.0, -0.0, Float.MIN_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, Float.MAX_VALUE, -1e-310};
        System.arraycopy(ends, 0, exact, 0, ends.length);
    }

    private float[] rounded() {
        float[] values = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = (float) exact[i];
        }
        return values;
    }

    private Path csv() throws IOException {
        StringBuilder text = new StringBuilder("exact,rough,label\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(exact[i])
                    .append(',')
                    .append(rough[i])
                    .append(',')
                    .append(label[i])
                    .append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private Path npz() throws IOException {
        ByteBuffer exactBytes = ByteBuffer.allocate(ROWS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        exactBytes.asDoubleBuffer().put(exact);
        ByteBuffer roughBytes = ByteBuffer.allocate(ROWS * Float.BYTES).order(ByteOrder.BIG_ENDIAN);
        roughBytes.asFloatBuffer().put(rough);
        ByteBuffer labelBytes = ByteBuffer.allocate(ROWS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        labelBytes.asIntBuffer().put(label);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            NumpyArchive.addArray(zip, "exact", "<f8", ROWS, exactBytes.array());
            NumpyArchive.addArray(zip, "rough", ">f4", ROWS, roughBytes.array());
            NumpyArchive.addArray(zip, "label", "<i4", ROWS, labelBytes.array());
        }
        return Files.write(folder.resolve("t.npz"), bytes.toByteArray());
    }

    private static String select(Path csv) {
        return "select * from read_csv('" + csv
                + "', header = true, columns = {exact: 'double', rough: 'real', label: 'integer'})";
    }

    private static Table query(Path csv) throws SQLException, DataException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return Jdbc.read(connection, select(csv));
        }
    }

    private Path parquet(Path csv) {
        return Database.parquet(folder.resolve("t.parquet"), select(csv), "row_group_size 2048");
    }

    private Path arrow() throws IOException {
        byte[] content = ArrowFiles.file(
                List.of(field("exact", DOUBLE), field("rough", FLOAT), field("label", INT)), 2, this::fillBatch);
        return Files.write(folder.resolve("t.arrow"), content);
    }

    private int fillBatch(VectorSchemaRoot root, int batch) {
        int rows = ROWS / 2;
        for (int i = 0; i < rows; i++) {
            ((Float8Vector) root.getVector("exact")).setSafe(i, exact[batch * rows + i]);
            ((Float4Vector) root.getVector("rough")).setSafe(i, rough[batch * rows + i]);
            ((IntVector) root.getVector("label")).setSafe(i, label[batch * rows + i]);
        }
        return rows;
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
