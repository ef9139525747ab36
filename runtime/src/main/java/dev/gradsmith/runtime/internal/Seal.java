package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.SafetensorsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a file's metadata says about the file itself: the version of its format, and a checksum of all its bytes. A file of other tools has
 * neither, one of Gradsmith's has both, so that no single damage goes unnoticed.
 *
 * <p>The checksum is the SHA-256 of the file with 64 zeros in its place.
 */
public final class Seal {
    /** The metadata's name for the version of the format. */
    public static final String FORMAT = "gradsmith.format";

    /** The metadata's name for the checksum. */
    public static final String CHECKSUM = "gradsmith.checksum";

    /** The version that is written, and the latest that is read. */
    public static final int VERSION = 1;

    static final String BLANK = "0".repeat(64);

    private Seal() {}

    /** Adds what the writer fills in. */
    public static void addTo(Map<String, String> metadata) {
        metadata.put(FORMAT, Integer.toString(VERSION));
        metadata.put(CHECKSUM, BLANK);
    }

    static boolean isIn(Map<String, String> metadata) {
        return metadata.containsKey(CHECKSUM) || metadata.containsKey(FORMAT);
    }

    /**
     * Makes sure that both are there, and in a version that is known.
     *
     * @throws SafetensorsException if not
     */
    static void require(Map<String, String> metadata, Path file) throws SafetensorsException {
        String format = metadata.get(FORMAT);
        if (format == null || !metadata.containsKey(CHECKSUM)) {
            String missing = format == null ? FORMAT : CHECKSUM;
            throw new SafetensorsException(file, "damaged: its metadata has no '" + missing + "'");
        }
        if (!format.equals(Integer.toString(VERSION))) {
            throw new SafetensorsException(
                    file,
                    "its format is '" + format + "', and this version of Gradsmith reads format " + VERSION
                            + ": read it with the version that wrote it, unless the file is damaged");
        }
    }

    /** Where the digits of this checksum are among a header's bytes; -1 if they are not where Gradsmith writes them. */
    static int position(byte[] header, String checksum) {
        byte[] wanted = ('"' + CHECKSUM + "\":\"" + checksum + '"').getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + wanted.length <= header.length; at++) {
            if (Arrays.equals(header, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at + wanted.length - 1 - BLANK.length();
            }
        }
        return -1;
    }

    static byte[] blank() {
        return BLANK.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] digits(byte[] digest) {
        return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    }
}
