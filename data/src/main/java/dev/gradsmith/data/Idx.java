package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads IDX files, the format of MNIST and of the sets that imitate it: one array, whose first dimension counts the rows. A file may be
 * compressed with gzip, whatever its name.
 *
 * <pre>{@code
 * Table digits = Idx.readScaled(pictures, "picture").with(Idx.read(labels, "label"));
 * DataSet data = digits.dataSet().floats("X", "picture").ints("label", "label").build();
 * }</pre>
 */
public final class Idx {
    /** What the file's third byte says of its values; they are big-endian. */
    private static final int UNSIGNED_BYTE = 0x08;

    private static final int BYTE = 0x09;
    private static final int SHORT = 0x0B;
    private static final int INT = 0x0C;
    private static final int FLOAT = 0x0D;
    private static final int DOUBLE = 0x0E;

    private Idx() {}

    /**
     * Reads the numbers as they are: pictures as brightness from 0 to 255, labels as indices.
     *
     * @param column the name that the column gets, as the file has none
     * @throws DataException if the file is no IDX file, or is shorter or longer than its header says
     */
    public static Table read(Path file, String column) throws DataException {
        return table(file, column, Idx::numbers);
    }

    /**
     * Reads pictures as brightness from 0 to 1: each byte divided by 255.
     *
     * @param column the name that the column gets, as the file has none
     * @throws DataException as {@link #read}, and if the values are not unsigned bytes
     */
    public static Table readScaled(Path file, String column) throws DataException {
        return table(file, column, Idx::fractions);
    }

    /** A file larger than memory, read as {@link #read} does. */
    public static TableBlocks blocks(Path file, String column) {
        return blocks(file, column, "", Idx::numbers);
    }

    /** A file larger than memory, read as {@link #readScaled} does. */
    public static TableBlocks blocksScaled(Path file, String column) {
        return blocks(file, column, "scaled", Idx::fractions);
    }

    /** Room for the values of a type. */
    private interface Types {
        Numbers numbers(ByteInput bytes, int type) throws DataException;
    }

    private static Table table(Path file, String column, Types types) throws DataException {
        Column array = BinaryFile.readUnzipped(file, bytes -> {
            Column read = column(bytes, file.toString(), column, types);
            bytes.expectEnd();
            return read;
        });
        return Table.of(file.toString(), List.of(array), array.rows());
    }

    private static TableBlocks blocks(Path file, String column, String reading, Types types) {
        return TableBlocks.ofFile(
                file,
                reading,
                () -> BinaryFile.reader(BinaryFile.openUnzipped(file), bytes -> {
                    Header header = header(bytes, types);
                    return new ArrayReader(
                            file.toString(), column, bytes, header.numbers(), ByteOrder.BIG_ENDIAN, header.shape());
                }));
    }

    private static Column column(ByteInput bytes, String source, String name, Types types) throws IOException {
        Header header = header(bytes, types);
        ArrayShape shape = ArrayShape.of(source, header.shape());
        bytes.read(header.numbers(), shape.count(), ByteOrder.BIG_ENDIAN);
        return new NumberColumn(source, name, shape, header.numbers(), NumberColumn.Layout.ofRows(shape.width()));
    }

    /** What a file says of its array. */
    private record Header(Numbers numbers, List<Long> shape) {}

    private static Header header(ByteInput bytes, Types types) throws IOException {
        ByteBuffer magic = bytes.header(4, "an IDX header");
        if (magic.getShort() != 0) {
            throw bytes.error("not an IDX file: it does not begin with two bytes of 0");
        }
        Numbers numbers = types.numbers(bytes, magic.get());
        int dimensions = Byte.toUnsignedInt(magic.get());
        ByteBuffer sizes = bytes.header(dimensions * Integer.BYTES, "an IDX header's sizes");
        List<Long> claimed = new ArrayList<>();
        while (sizes.hasRemaining()) {
            claimed.add(Integer.toUnsignedLong(sizes.getInt()));
        }
        return new Header(numbers, claimed);
    }

    private static Numbers fractions(ByteInput bytes, int type) throws DataException {
        if (type != UNSIGNED_BYTE) {
            throw bytes.error("only unsigned bytes are scaled, and its values are of type " + hexadecimal(type)
                    + "; read it unscaled");
        }
        return new Numbers.Fractions();
    }

    private static Numbers numbers(ByteInput bytes, int type) throws DataException {
        return switch (type) {
            case UNSIGNED_BYTE -> new Numbers.UnsignedBytes();
            case BYTE -> new Numbers.SignedBytes();
            case SHORT -> new Numbers.Shorts();
            case INT -> new Numbers.Ints();
            case FLOAT -> new Numbers.Floats();
            case DOUBLE -> new Numbers.Doubles();
            default -> throw bytes.error("not an IDX file: there is no type " + hexadecimal(type));
        };
    }

    private static String hexadecimal(int type) {
        return "0x%02X".formatted(type & 0xFF);
    }
}
