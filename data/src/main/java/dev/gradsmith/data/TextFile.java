package dev.gradsmith.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Files of UTF-8 text, as it is or compressed by gzip. */
final class TextFile {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int CHUNK = 1 << 16;

    /** How zip's archives begin. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private TextFile() {}

    /** A reader that refuses bytes that are not UTF-8 instead of replacing them, past the mark with which some programs begin a file. */
    static BufferedReader open(Path path) throws IOException {
        // A decoder of its own: a reader that is told the name of an encoding replaces what is none of its text.
        BufferedReader text =
                new BufferedReader(new InputStreamReader(stream(path), StandardCharsets.UTF_8.newDecoder()));
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    private static InputStream stream(Path path) throws IOException {
        InputStream stream = BinaryFile.stream(path);
        if (stream instanceof GzipInput) {
            return stream;
        }
        stream.mark(ZIP.length);
        if (Arrays.equals(stream.readNBytes(ZIP.length), ZIP)) {
            stream.close();
            throw new DataException(path, "a zip archive, which may hold several files; unpack it first");
        }
        stream.reset();
        return stream;
    }

    /** What went wrong in reading: of bytes that are not text, the first is looked up. */
    static DataException failure(Path path, IOException e) {
        if (!(e instanceof CharacterCodingException)) {
            return DataException.of(path, e);
        }
        try {
            return notText(path);
        } catch (IOException again) {
            return DataException.of(path, again);
        }
    }

    private static DataException notText(Path path) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer discarded = CharBuffer.allocate(CHUNK);
        long line = 1;
        long before = 0;
        try (InputStream stream = BinaryFile.stream(path)) {
            String what = stream instanceof GzipInput ? "what is compressed in the file" : "the file";
            while (true) {
                int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(count, 0)).flip();
                CoderResult result = decoder.decode(bytes, discarded.clear(), count < 0);
                line += lines(bytes);
                before += bytes.position();
                if (result.isError() || count < 0) {
                    return new DataException(
                            path,
                            line,
                            "byte " + (before + 1) + " of " + what + " is not UTF-8 text; save it in that encoding");
                }
                bytes.compact();
            }
        }
    }

    private static long lines(ByteBuffer decoded) {
        long lines = 0;
        for (int i = 0; i < decoded.position(); i++) {
            lines += decoded.get(i) == '\n' ? 1 : 0;
        }
        return lines;
    }
}
