package dev.gradsmith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The beginning of a cache file, little-endian: 8 bytes of magic, the version and the length of what follows (int each), then the number of
 * rows (long), rows of a block (int), the checksum of the blocks' checksums (int, CRC-32C), the texts of the source and the binding, the columns (kind,
 * width, name), and the checksum of all that (int). A text is its length in bytes and UTF-8. Blocks begin at the next multiple of 4096; behind
 * the last are {@linkplain BlockChecksums their checksums}.
 *
 * @param source what the data were made from, in the state in which it was
 * @param binding what of it was read, and how it was prepared
 */
record CacheHeader(long rows, int blockRows, int checksum, String source, String binding, List<CacheColumn> columns) {
    private static final long MAGIC = 0x6568_6361_6344_5247L; // "GRDcache"
    private static final int VERSION = 2;
    private static final int FIXED = Long.BYTES + 2 * Integer.BYTES;
    private static final int LONGEST = 1 << 24;
    private static final int PAGE = 4096;

    CacheHeader {
        columns = List.copyOf(columns);
    }

    /** The header's bytes, up to where the blocks begin. */
    ByteBuffer bytes() {
        ByteBuffer content = content();
        int length = content.remaining();
        ByteBuffer all = ByteBuffer.allocate(dataStart(length)).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(MAGIC).putInt(VERSION).putInt(length);
        all.put(content).putInt(checksum(all.array(), FIXED + length));
        return all.clear();
    }

    private ByteBuffer content() {
        int room = 64 + texts(source, binding);
        for (CacheColumn column : columns) {
            room += 12 + texts(column.name());
        }
        ByteBuffer content = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(rows).putInt(blockRows).putInt(checksum);
        putText(content, source);
        putText(content, binding);
        content.putInt(columns.size());
        for (CacheColumn column : columns) {
            content.putInt(column.kind().code()).putInt(column.width());
            putText(content, column.name());
        }
        return content.flip();
    }

    private static int texts(String... texts) {
        int bytes = 0;
        for (String text : texts) {
            bytes += 4 + 4 * text.length();
        }
        return bytes;
    }

    private static void putText(ByteBuffer into, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        into.putInt(bytes.length).put(bytes);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static int dataStart(int length) {
        return (FIXED + length + Integer.BYTES + PAGE - 1) / PAGE * PAGE;
    }

    /** The byte at which the blocks begin. */
    int dataStart() {
        return dataStart(content().remaining());
    }

    /** How many blocks the rows make. */
    long blocks() {
        return (rows + blockRows - 1) / blockRows;
    }

    /** The byte at which the blocks' checksums begin. */
    long checksumStart() {
        return dataStart() + rows * rowBytes();
    }

    /** How many bytes the file has. */
    long fileLength() {
        return checksumStart() + BlockChecksums.bytes(blocks());
    }

    /** How many bytes the values of a row take. */
    long rowBytes() {
        return columns.stream().mapToLong(CacheColumn::rowBytes).sum();
    }

    /**
     * Reads the header of a file.
     *
     * @throws DataException if it is none, is damaged, or the file is shorter or longer than it says
     */
    static CacheHeader read(Path file) throws DataException {
        return BinaryFile.read(file, bytes -> {
            ByteBuffer fixed = bytes.header(FIXED, "a cache's header").order(ByteOrder.LITTLE_ENDIAN);
            if (fixed.getLong() != MAGIC) {
                throw bytes.error("not a cache: it does not begin with GRDcache");
            }
            int version = fixed.getInt();
            if (version != VERSION) {
                throw bytes.error("a cache of version " + version + ", but " + VERSION + " is read; build it again");
            }
            int length = fixed.getInt();
            if (length < 0 || length > LONGEST) {
                throw bytes.error("damaged: its header claims " + length + " bytes; build it again");
            }
            ByteBuffer content = bytes.header(length + Integer.BYTES, "a cache's header");
            byte[] all = new byte[FIXED + length];
            fixed.rewind().get(all, 0, FIXED);
            content.duplicate().get(all, FIXED, length);
            content.order(ByteOrder.LITTLE_ENDIAN);
            if (content.getInt(length) != checksum(all, FIXED + length)) {
                throw bytes.error("damaged: its header's checksum is wrong; build it again");
            }
            try {
                return parse(bytes, content);
            } catch (BufferUnderflowException e) {
                throw bytes.error("damaged: its header ends too early; build it again");
            }
        });
    }

    /**
     * Refuses to put a cache in the place of something else, such as its own source: what is replaced is a cache, of whatever version and in whatever state, or nothing.
     *
     * @throws DataException if the file is none and not empty, or cannot be read
     */
    static void requireReplaceable(Path file) throws DataException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        BinaryFile.read(file, bytes -> {
            if (!bytes.isAtEnd() && !isMagic(bytes)) {
                throw bytes.error("there is a file already, and it is no cache: it does not begin with GRDcache; "
                        + "choose another file for the cache, or delete it");
            }
            return bytes;
        });
    }

    private static boolean isMagic(ByteInput bytes) throws IOException {
        return bytes.header(Long.BYTES, "a cache's header")
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong()
                == MAGIC;
    }

    private static CacheHeader parse(ByteInput bytes, ByteBuffer content) throws DataException {
        long rows = content.getLong();
        int blockRows = content.getInt();
        int checksum = content.getInt();
        String source = text(content);
        String binding = text(content);
        List<CacheColumn> columns = new ArrayList<>();
        for (int i = content.getInt(); i > 0; i--) {
            int kind = content.getInt();
            int width = content.getInt();
            Optional<CacheColumn.Kind> known = CacheColumn.Kind.of(kind);
            if (known.isEmpty() || width < 1) {
                throw bytes.error("damaged: a column of kind " + kind + " and width " + width + "; build it again");
            }
            columns.add(new CacheColumn(text(content), known.get(), width));
        }
        CacheHeader header = new CacheHeader(rows, blockRows, checksum, source, binding, columns);
        if (rows < 1 || blockRows < 1 || columns.isEmpty() || rows > Long.MAX_VALUE / 2 / header.rowBytes()) {
            throw bytes.error("damaged: " + rows + " rows in blocks of " + blockRows + "; build it again");
        }
        return header;
    }

    private static String text(ByteBuffer content) {
        int length = content.getInt();
        if (length < 0 || length > content.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        content.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
