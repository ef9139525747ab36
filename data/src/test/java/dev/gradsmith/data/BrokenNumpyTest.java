package dev.gradsmith.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken {@code .npy} and {@code .npz} files. */
final class BrokenNumpyTest {
    private static final String NUMBERS = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";

    @TempDir
    private Path folder;

    static Stream<BrokenFile> arrays() {
        return Stream.of(
                BrokenFile.of("empty", "", ": cut short: expected a .npy header of 8 bytes, found 0"),
                BrokenFile.of("text", "x,y\n1,2\n3,4\n", ": not a .npy file: it does not begin with \\x93NUMPY"),
                BrokenFile.of("from the future", npy(4, NUMBERS, 8), ": version 4 of the .npy format; 1 to 3 are read"),
                BrokenFile.of(
                        "cut in the header",
                        Arrays.copyOf(npy(1, NUMBERS, 8), 30),
                        ": cut short: expected a .npy header of 57 bytes, found 20"),
                BrokenFile.of(
                        "header of 4 GB",
                        ByteBuffer.allocate(12).put(start(2)).putInt(-1).array(),
                        ": a .npy header of 4294967295 bytes; 65536 are the most that is read"),
                BrokenFile.of("cut in the data", npy(1, NUMBERS, 7), ": cut short: expected data of 8 bytes, found 7"),
                BrokenFile.of(
                        "longer than it says",
                        npy(1, NUMBERS, 9),
                        ": its header speaks of 75 bytes, but more follow; is it damaged, or are these several files in"
                                + " one?"),
                BrokenFile.of("binary header", npy(1, "\0\1\2", 0), malformed("expected '{', found '\0\1\2'")),
                BrokenFile.of("open header", npy(1, "{'descr': '<f4'", 0), malformed("expected ',', found the end")),
                BrokenFile.of(
                        "no shape",
                        npy(1, header("<f4", "None"), 0),
                        malformed("expected a number of 1 to 18 digits, found 'None}'")),
                BrokenFile.of(
                        "a text for a shape",
                        npy(1, header("<f4", "'2'"), 0),
                        malformed("'shape' is not a tuple of sizes")),
                BrokenFile.of(
                        "negative size",
                        npy(1, header("<f4", "(-2,)"), 0),
                        malformed("expected a number of 1 to 18 digits, found '-2,)}'")),
                BrokenFile.of(
                        "nested deeply",
                        npy(1, header("<f4", "(".repeat(40_000)), 0),
                        malformed("more than 16 brackets in one another")),
                BrokenFile.of(
                        "a scalar",
                        npy(1, header("<f4", "()"), 4),
                        ": expected an array with rows, found a single number"),
                BrokenFile.of(
                        "rows of nothing",
                        npy(1, header("<f4", "(2, 0)"), 0),
                        ": an array of shape [2, 0] has rows without values"),
                BrokenFile.of("terabytes", npy(1, header("<f8", "(1099511627776,)"), 8), tooLarge("[1099511627776]")),
                BrokenFile.of(
                        "a product that overflows",
                        npy(1, header("<f8", "(4294967296, 4294967296)"), 8),
                        tooLarge("[4294967296, 4294967296]")),
                BrokenFile.of(
                        "no rows but wide ones",
                        npy(1, header("<f8", "(0, 4294967296)"), 8),
                        tooLarge("[0, 4294967296]")),
                BrokenFile.of(
                        "2 GB in 8 bytes",
                        npy(1, header("|u1", "(2147483639,)"), 8),
                        ": cut short: expected data of 2147483639 bytes, found 8"),
                BrokenFile.of("a date", npy(1, header("<M8[D]", "(1,)"), 8), type("<M8[D]")),
                BrokenFile.of("no type", npy(1, header("", "(1,)"), 8), type("")));
    }

    static Stream<BrokenFile> archives() throws IOException {
        byte[] good = zip("X.npy", npy(1, NUMBERS, 8));
        byte[] flipped = good.clone();
        flipped["PK..".length() + 26 + "X.npy".length() + npy(1, NUMBERS, 8).length - 1] ^= 0x55;
        return Stream.of(
                BrokenFile.of("empty", "", ": not a .npz file, or a damaged one: zip file is empty"),
                BrokenFile.of(
                        "a .npy file",
                        npy(1, NUMBERS, 8),
                        ": not a .npz file, or a damaged one: zip END header not found"),
                BrokenFile.of(
                        "cut short",
                        Arrays.copyOf(good, 100),
                        ": not a .npz file, or a damaged one: zip END header not found"),
                BrokenFile.of(
                        "no array",
                        zip("readme.txt", new byte[3]),
                        ": there are no arrays in it: no entry's name ends in .npy"),
                BrokenFile.of(
                        "another array",
                        zip("../Y.npy", npy(1, NUMBERS, 8)),
                        ": there is no array 'X'. The arrays are ../Y"),
                BrokenFile.of("a damaged array", flipped, ": array 'X': damaged: its checksum is wrong"),
                BrokenFile.of(
                        "an empty array",
                        zip("X.npy", new byte[0]),
                        ": array 'X': cut short: expected a .npy header of 8 bytes, found 0"),
                BrokenFile.of(
                        "gigabytes that are not there",
                        zip("X.npy", npy(1, header("|u1", "(2147483639,)"), 8)),
                        ": array 'X': cut short: expected data of 2147483639 bytes, found 8"),
                BrokenFile.of(
                        "terabytes",
                        zip("X.npy", npy(1, header("<f8", "(1099511627776,)"), 8)),
                        ": array 'X'" + tooLarge("[1099511627776]")));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void isRefusedAsAnArray(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Npy.read(file, "X"));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void isRefusedAsAnArchive(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Npz.read(file, "X"));
    }

    private static String malformed(String why) {
        return ": malformed .npy header: " + why;
    }

    private static String tooLarge(String shape) {
        return ": an array of shape " + shape + " has more values than an array of this JVM holds, 2147483639";
    }

    private static String type(String type) {
        return ": values of type '" + type
                + "'; float32, float64, int8 to int64, uint8 to uint64 and bool are read: convert it with astype";
    }

    private static String header(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + "}";
    }

    private static byte[] start(int version) {
        return new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0};
    }

    private static byte[] npy(int version, String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(10 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(start(version))
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(name);
            CRC32 checksum = new CRC32();
            checksum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
