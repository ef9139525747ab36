package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a {@code .npy} file says of its array, versions 1.0 to 3.0 of the format.
 *
 * @param order of the bytes of a number
 * @param fortranOrder whether the first index runs fastest
 */
record NpyHeader(Numbers numbers, ByteOrder order, boolean fortranOrder, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LATEST_VERSION = 3;
    private static final int LONGEST = 1 << 16;

    /**
     * Reads the header, to the first byte of the data.
     *
     * @throws DataException if it is none, or its array's type is not one of numbers that this class knows
     */
    static NpyHeader read(ByteInput bytes) throws IOException {
        ByteBuffer start = bytes.header(MAGIC.length + 2, "a .npy header");
        for (byte expected : MAGIC) {
            if (start.get() != expected) {
                throw bytes.error("not a .npy file: it does not begin with \\x93NUMPY");
            }
        }
        int version = start.get();
        if (version < 1 || version > LATEST_VERSION) {
            throw bytes.error("version " + version + " of the .npy format; 1 to " + LATEST_VERSION + " are read");
        }
        ByteBuffer text = bytes.header(length(bytes, version), "a .npy header");
        try {
            return of(
                    bytes,
                    PythonLiteral.dictionary(StandardCharsets.UTF_8.decode(text).toString()));
        } catch (PythonLiteral.Malformed e) {
            throw bytes.error("malformed .npy header: " + e.getMessage());
        }
    }

    NumberColumn.Layout layout(ArrayShape arrayShape) {
        return fortranOrder
                ? NumberColumn.Layout.ofColumns(arrayShape)
                : NumberColumn.Layout.ofRows(arrayShape.width());
    }

    private static int length(ByteInput bytes, int version) throws IOException {
        long length = version == 1
                ? bytes.header(Short.BYTES, "a .npy header")
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getShort()
                        & 0xFFFF
                : bytes.header(Integer.BYTES, "a .npy header")
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt()
                        & 0xFFFF_FFFFL;
        if (length > LONGEST) {
            throw bytes.error("a .npy header of " + length + " bytes; " + LONGEST + " are the most that is read");
        }
        return (int) length;
    }

    private static NpyHeader of(ByteInput bytes, Map<String, Object> fields) throws IOException {
        if (!(fields.get("fortran_order") instanceof Boolean fortranOrder)) {
            throw bytes.error("malformed .npy header: 'fortran_order' is not True or False");
        }
        if (!(fields.get("shape") instanceof List<?> items)) {
            throw bytes.error("malformed .npy header: 'shape' is not a tuple of sizes");
        }
        List<Long> shape = items.stream()
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
        if (shape.size() != items.size()) {
            throw bytes.error("malformed .npy header: 'shape' is not a tuple of sizes");
        }
        if (!(fields.get("descr") instanceof String type)) {
            throw bytes.error("expected an array of numbers, found a structured array; save each field by itself");
        }
        ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(numbers(bytes, type), order, fortranOrder, shape);
    }

    private static Numbers numbers(ByteInput bytes, String type) throws IOException {
        return switch (type.isEmpty() ? type : type.substring(1)) {
            case "f4" -> new Numbers.Floats();
            case "f8" -> new Numbers.Doubles();
            case "i1" -> new Numbers.SignedBytes();
            case "i2" -> new Numbers.Shorts();
            case "i4" -> new Numbers.Ints();
            case "i8" -> new Numbers.Longs();
            case "u1" -> new Numbers.UnsignedBytes();
            case "u2" -> new Numbers.UnsignedShorts();
            case "u4" -> new Numbers.UnsignedInts();
            case "u8" -> new Numbers.UnsignedLongs();
            case "b1" -> new Numbers.Booleans();
            default ->
                throw bytes.error(
                        "values of type " + NumberText.quoted(type)
                                + "; float32, float64, int8 to int64, uint8 to uint64 and bool are read: convert it with astype");
        };
    }
}
