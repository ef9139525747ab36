package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.DOUBLE;
import static dev.gradsmith.data.ArrowFiles.field;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken Arrow files and streams. */
final class BrokenArrowTest {
    private static final int START_OF_MESSAGE = 8;

    @TempDir
    private Path folder;

    static Stream<BrokenFile> broken() {
        byte[] good = numbers();
        byte[] stream = ArrowFiles.stream(List.of(field("x", DOUBLE)), 0, (root, batch) -> 0);
        String notArrow = ": not an Arrow file: it begins neither with ARROW1 nor with a message";
        String length = ": cut short: expected a message's length of 4 bytes, found ";
        return Stream.of(
                BrokenFile.of("empty", "", length + "0"),
                BrokenFile.of("text", "x,y\n1,2\n", notArrow),
                BrokenFile.of("another word", "ARROW2\0\0rest", notArrow),
                BrokenFile.of("magic only", "ARROW1\0\0", length + "0"),
                BrokenFile.of("no message", "ARROW1\0\0\0\0\0\0ARROW1", ": there is no schema in it"),
                BrokenFile.of("cut in the schema", Arrays.copyOf(good, 50), ": cut short: expected a message of …"),
                BrokenFile.of("cut in the data", Arrays.copyOf(good, good.length / 2), ": cut short: expected …"),
                BrokenFile.of(
                        "cut in the footer",
                        Arrays.copyOf(good, good.length - 3),
                        ": cut short: an Arrow file ends with ARROW1, this one does not"),
                BrokenFile.of("a stream cut in a length", Arrays.copyOf(stream, 6), length + "2"),
                BrokenFile.of(
                        "rows after the end", Arrays.copyOf(stream, stream.length + 1), ": its header speaks of …"),
                BrokenFile.of("a message of 2 GB", integer(good, START_OF_MESSAGE + 4, Integer.MAX_VALUE), notArrow),
                BrokenFile.of("a message of -2 bytes", integer(good, START_OF_MESSAGE + 4, -2), notArrow),
                BrokenFile.of(
                        "a schema that leads nowhere",
                        integer(good, START_OF_MESSAGE + 8, 0x7FFF_FFF0),
                        ": damaged: a message that leads out of itself: …"),
                BrokenFile.of(
                        "a schema of zeros",
                        zeros(good, START_OF_MESSAGE + 8, 100),
                        ": it is of an Arrow version before 0.8, or damaged; write it anew"),
                BrokenFile.of(
                        "ragged lists",
                        lists(),
                        ": row 2: column 'x': expected 1 value as in the rows before, found 2 values; every row must have as many"),
                BrokenFile.of("two columns of a name", twice(), ": two columns are called 'x'"),
                BrokenFile.of(
                        "a number too large",
                        numbers(1e300),
                        ": row 1: column 'x': expected a number that fits a float, found 1.0E300; read it with doubles"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefused(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Arrow.read(file).floats("x"));
    }

    static byte[] numbers(double... values) {
        return ArrowFiles.file(List.of(field("x", DOUBLE)), 1, (root, batch) -> {
            for (int i = 0; i < values.length; i++) {
                ((Float8Vector) root.getVector("x")).setSafe(i, values[i]);
            }
            return values.length;
        });
    }

    private static byte[] twice() {
        return ArrowFiles.file(List.of(field("x", DOUBLE), field("x", DOUBLE)), 0, (root, batch) -> 0);
    }

    private static byte[] lists() {
        Field list = field("x", ArrowType.List.INSTANCE, field("item", DOUBLE));
        return ArrowFiles.file(List.of(list), 1, (root, batch) -> {
            UnionListWriter writer = ((ListVector) root.getVector("x")).getWriter();
            for (int row = 0; row < 2; row++) {
                writer.setPosition(row);
                writer.startList();
                for (int i = 0; i <= row; i++) {
                    writer.writeFloat8(i);
                }
                writer.endList();
            }
            return 2;
        });
    }

    private static byte[] integer(byte[] good, int position, int value) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(position, value);
        return bytes;
    }

    private static byte[] zeros(byte[] good, int from, int to) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }
}
