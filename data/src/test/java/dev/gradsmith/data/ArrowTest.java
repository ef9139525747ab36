package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.DOUBLE;
import static dev.gradsmith.data.ArrowFiles.FLOAT;
import static dev.gradsmith.data.ArrowFiles.INT;
import static dev.gradsmith.data.ArrowFiles.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.writer.BaseWriter.ListWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Arrow's own library wrote. */
final class ArrowTest {
    private static final List<Field> HOUSES = List.of(
            field("area", DOUBLE),
            field("kind", ArrowType.Utf8.INSTANCE),
            field("rooms", INT),
            field("dear", ArrowType.Bool.INSTANCE));

    @TempDir
    private Path folder;

    @Test
    void bindsTheColumnsOfAllBatches() throws IOException {
        for (byte[] content : List.of(
                ArrowFiles.file(HOUSES, 3, ArrowTest::houses), ArrowFiles.stream(HOUSES, 3, ArrowTest::houses))) {
            Table table = Arrow.read(file(content));
            DataSet data = table.dataSet()
                    .floats("X", "area", "rooms")
                    .ints("y", "dear")
                    .build();

            assertThat(table.columns()).containsExactly("area", "kind", "rooms", "dear");
            assertThat(data).hasToString("DataSet[rows=30, X: float[30, 2], y: int[30]]");
            assertThat(data.floats("X")).startsWith(0, 0, .5f, 1).endsWith(14.5f, 29);
            assertThat(data.ints("y"))
                    .containsExactly(
                            IntStream.range(0, 30).map(i -> i % 3 == 0 ? 1 : 0).toArray());
            assertThat(Arrow.read(file(content), "rooms").columns()).containsExactly("rooms");
        }
    }

    private static int houses(VectorSchemaRoot root, int batch) {
        for (int i = 0; i < 10; i++) {
            int house = 10 * batch + i;
            ((Float8Vector) root.getVector("area")).setSafe(i, house / 2.0);
            ((VarCharVector) root.getVector("kind")).setSafe(i, ("kind " + house).getBytes(StandardCharsets.UTF_8));
            ((IntVector) root.getVector("rooms")).setSafe(i, house);
            ((BitVector) root.getVector("dear")).setSafe(i, house % 3 == 0 ? 1 : 0);
        }
        return 10;
    }

    @Test
    void readsEveryTypeOfNumber() throws IOException {
        List<Field> fields = List.of(
                field("i8", new ArrowType.Int(8, true)),
                field("i16", new ArrowType.Int(16, true)),
                field("i64", new ArrowType.Int(64, true)),
                field("u8", new ArrowType.Int(8, false)),
                field("u16", new ArrowType.Int(16, false)),
                field("u32", new ArrowType.Int(32, false)),
                field("u64", new ArrowType.Int(64, false)),
                field("f32", FLOAT),
                field("decimal", new ArrowType.Decimal(20, 3, 128)));
        Table table = Arrow.read(file(ArrowFiles.file(fields, 1, (root, batch) -> {
            ((TinyIntVector) root.getVector("i8")).setSafe(0, -7);
            ((SmallIntVector) root.getVector("i16")).setSafe(0, -300);
            ((BigIntVector) root.getVector("i64")).setSafe(0, -1L << 40);
            ((UInt1Vector) root.getVector("u8")).setSafe(0, -1);
            ((UInt2Vector) root.getVector("u16")).setSafe(0, -1);
            ((UInt4Vector) root.getVector("u32")).setSafe(0, -1);
            ((UInt8Vector) root.getVector("u64")).setSafe(0, -1L);
            ((Float4Vector) root.getVector("f32")).setSafe(0, .1f);
            ((DecimalVector) root.getVector("decimal")).setSafe(0, new BigDecimal("-12345.678"));
            return 1;
        })));

        assertThat(table.doubles(table.columns().toArray(String[]::new)))
                .containsExactly(-7, -300, -0x1p40, 255, 65_535, 4_294_967_295.0, 0x1p64, .1f, -12345.678);
    }

    static byte[] lists() {
        List<Field> fields = List.of(
                field("fixed", new ArrowType.FixedSizeList(2), field("item", DOUBLE)),
                field("list", ArrowType.List.INSTANCE, field("item", DOUBLE)),
                field("large", ArrowType.LargeList.INSTANCE, field("item", DOUBLE)),
                field("after", INT));
        return ArrowFiles.file(fields, 2, ArrowTest::lists);
    }

    @Test
    void readsListsOfOneLengthHoweverStored() throws IOException {
        Table table = Arrow.read(file(lists())).missingAsNaN();

        for (String name : List.of("fixed", "list", "large")) {
            assertThat(table.rowShape(name)).containsExactly(2);
            assertThat(table.doubles(name))
                    .containsExactly(Double.NaN, Double.NaN, 1, 1.5, 2, 2.5, Double.NaN, Double.NaN, 1, 1.5, 2, 2.5);
        }
        assertThat(table.ints("after")).containsExactly(7, 7, 7, 7, 7, 7);
    }

    private static int lists(VectorSchemaRoot root, int batch) {
        for (int row = 0; row < 3; row++) {
            ((IntVector) root.getVector("after")).setSafe(row, 7);
        }
        for (String name : List.of("fixed", "list", "large")) {
            ListWriter writer = writer(root.getVector(name));
            for (int row = 1; row < 3; row++) {
                writer.setPosition(row);
                writer.startList();
                writer.float8().writeFloat8(row);
                writer.float8().writeFloat8(row + .5);
                writer.endList();
            }
        }
        return 3;
    }

    private static ListWriter writer(FieldVector vector) {
        if (vector instanceof FixedSizeListVector fixed) {
            return fixed.getWriter();
        }
        return vector instanceof LargeListVector large ? large.getWriter() : ((ListVector) vector).getWriter();
    }

    @Test
    void passesOverWhatAreNoNumbers() throws IOException {
        List<Field> fields = List.of(
                field("view", ArrowType.Utf8View.INSTANCE),
                field("struct", ArrowType.Struct.INSTANCE, field("a", INT), field("b", ArrowType.Utf8.INSTANCE)),
                field("words", ArrowType.List.INSTANCE, field("item", ArrowType.Utf8.INSTANCE)),
                field("nothing", ArrowType.Null.INSTANCE),
                field("bytes", new ArrowType.FixedSizeBinary(3)),
                field("x", INT));
        Path file = file(ArrowFiles.file(fields, 1, (root, batch) -> {
            ((ViewVarCharVector) root.getVector("view"))
                    .setSafe(0, "a long text that is not kept in the view".getBytes(StandardCharsets.UTF_8));
            ((StructVector) root.getVector("struct")).setIndexDefined(0);
            ((IntVector) root.getVector("x")).setSafe(0, 42);
            return 1;
        }));
        Table table = Arrow.read(file);

        assertThat(table.ints("x")).containsExactly(42);
        assertThatThrownBy(() -> table.ints("struct"))
                .hasMessage(file + ": row 1: column 'struct': expected numbers, found values of type Struct_;"
                        + " convert them where the file is written");
        assertThatThrownBy(() -> table.ints("view"))
                .hasMessageEndingWith(
                        "column 'view': expected a number, found 'a long text that is not kept in the view'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 64, 65})
    void tellsMissingValuesFromThoseThatAreThere(int rows) throws IOException {
        Path file = file(ArrowFiles.file(List.of(field("x", DOUBLE)), 1, (root, batch) -> {
            for (int i = 0; i < rows; i += 2) {
                ((Float8Vector) root.getVector("x")).setSafe(i, i);
            }
            return rows;
        }));
        Table table = Arrow.read(file);

        double[] expected = IntStream.range(0, rows)
                .mapToDouble(i -> i % 2 == 0 ? i : Double.NaN)
                .toArray();
        assertThat(table.missingAsNaN().doubles("x")).containsExactly(expected);
        if (rows > 1) {
            assertThatThrownBy(() -> table.doubles("x"))
                    .hasMessage(
                            file + ": row 2: column 'x': expected a number, found no value (null);"
                                    + " dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN");
        }
    }

    @Test
    void namesTheColumnsThatThereAre() throws IOException {
        Path file = file(ArrowFiles.file(HOUSES, 1, ArrowTest::houses));

        assertThatThrownBy(() -> Arrow.read(file, "rom"))
                .hasMessage(file + ": there is no column 'rom'. The columns are area, kind, rooms, dear");
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("t.arrow"), content);
    }
}
