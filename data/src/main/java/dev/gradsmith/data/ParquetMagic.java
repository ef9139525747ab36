package dev.gradsmith.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The first and last bytes of a Parquet file, looked at before the library does, which would say less of what is wrong with them. */
final class ParquetMagic {
    private static final int MAGIC_BYTES = 4;
    private static final int SHORTEST = 12;

    private ParquetMagic() {}

    static void check(Path file) throws DataException {
        try (FileChannel channel = FileChannel.open(file)) {
            long length = channel.size();
            if (length < SHORTEST || !at(channel, 0).equals("PAR1")) {
                throw new DataException(file, "not a Parquet file: it does not begin with PAR1, or ends at once");
            }
            String last = at(channel, length - MAGIC_BYTES);
            if (last.equals("PARE")) {
                throw new DataException(file, "its footer is encrypted; write it in plain");
            }
            if (!last.equals("PAR1")) {
                throw new DataException(file, "cut short: a Parquet file ends with PAR1, this one does not");
            }
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    private static String at(FileChannel channel, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC_BYTES);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
    }
}
