package dev.gradsmith.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files of bytes; whatever fails says so with the file's name. */
final class BinaryFile {
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    /** What is made of a file's bytes. */
    interface Reader<T> {
        T read(ByteInput bytes) throws IOException;
    }

    private BinaryFile() {}

    /** Fails as reading would, where another class opens the file and says less of why it cannot. */
    static void checkReadable(Path file) throws DataException {
        read(file, ByteInput::isAtEnd);
    }

    /** Reads a file as it is. */
    static <T> T read(Path file, Reader<T> reader) throws DataException {
        return read(file, open(file), reader);
    }

    /** Reads a file as it is, or what is compressed in it if it begins as gzip's files do. */
    static <T> T readUnzipped(Path file, Reader<T> reader) throws DataException {
        return read(file, openUnzipped(file), reader);
    }

    private static <T> T read(Path file, ByteInput opened, Reader<T> reader) throws DataException {
        try (opened) {
            return reader.read(opened);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** The bytes of a file as they are. */
    static ByteInput open(Path file) throws DataException {
        try {
            long length = Files.size(file);
            return new ByteInput(file.toString(), new BufferedInputStream(Files.newInputStream(file), BUFFER), length);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** The bytes of a file, or what is compressed in it if it begins as gzip's files do. */
    static ByteInput openUnzipped(Path file) throws DataException {
        try {
            return isCompressed(file) ? new ByteInput(file.toString(), unzipped(file), ByteInput.UNKNOWN) : open(file);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** The bytes of a file, or what is compressed in it if it begins as gzip's files do, for who buffers them himself. */
    static InputStream stream(Path file) throws IOException {
        return isCompressed(file) ? unzipped(file) : Files.newInputStream(file);
    }

    private static InputStream unzipped(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return new GZIPInputStream(stream, BUFFER);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** A reader of what is opened here, which is closed where there is none. */
    static TableReader reader(ByteInput opened, Reader<TableReader> reader) throws IOException {
        try {
            return reader.read(opened);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Whether a file begins as gzip's do. */
    static boolean isCompressed(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return (stream.read() << Byte.SIZE | stream.read()) == GZIP_MAGIC;
        }
    }
}
