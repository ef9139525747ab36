package dev.gradsmith.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files; whatever fails says so with the file's name. */
final class BinaryFile {
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
            long length = Files.size(file);
            InputStream stream = stream(file);
            return new ByteInput(file.toString(), stream, stream instanceof GzipInput ? ByteInput.UNKNOWN : length);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** The bytes of a file, or what is compressed in it if it begins as gzip's files do. It is opened once: a pipe has no beginning to come back to. */
    static InputStream stream(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(new Sequential(Files.newInputStream(file)), BUFFER);
        try {
            return GzipInput.isNext(stream) ? new GzipInput(stream) : stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Bytes of which nobody asks how many are left: to answer, the JDK asks a file for its position, and a pipe has none. */
    private static final class Sequential extends FilterInputStream {
        Sequential(InputStream stream) {
            super(stream);
        }

        @Override
        public int available() {
            return 0;
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
}
