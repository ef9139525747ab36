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
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return reader.read(new ByteInput(file.toString(), stream, Files.size(file)));
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** Reads a file as it is, or what is compressed in it if it begins as gzip's files do. */
    static <T> T readUnzipped(Path file, Reader<T> reader) throws DataException {
        if (!isCompressed(file)) {
            return read(file, reader);
        }
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return reader.read(new ByteInput(file.toString(), stream, ByteInput.UNKNOWN));
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    private static boolean isCompressed(Path file) throws DataException {
        try (InputStream stream = Files.newInputStream(file)) {
            return (stream.read() << Byte.SIZE | stream.read()) == GZIP_MAGIC;
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }
}
