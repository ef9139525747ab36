package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A model's data in a file: made once from any source, read in every epoch at the speed of memory or disk, however large it is.
 *
 * <pre>{@code
 * BlockCache data = BlockCache.of(Path.of("houses.cache"), Csv.blocks(csv), preparation, trainer.columns().X("sqft", "rooms").yhat("price"));
 * trainer.fit(data, FitOptions.epochs(3));
 * }</pre>
 *
 * Blocks of about half a megabyte follow one another, in each the columns one after the other. The file is written beside its place and moved
 * there when it is complete. Its header has a checksum, and so has each block, which is compared when this object reads the block for the first time;
 * what changes on the disk after that is found by {@link #verify}. It is read through one open file, on any number of threads; a thread that is interrupted reads nothing.
 */
public final class BlockCache implements DataBlocks {
    /** Their checksums are one array of bytes. */
    private static final int MOST_BLOCKS = ArraySize.LARGEST / Integer.BYTES;

    private final Path file;
    private final CacheHeader header;
    private final long rowBytes;
    private final long blockBytes;
    private final long dataStart;
    private final BlockChecksums checksums;

    /**
     * Which blocks have been compared with their checksums, so that later epochs do not pay for it. Not synchronized: a thread that does not see what
     * another has noted compares once more, and elements of an array do not disturb each other.
     */
    private final boolean[] compared;

    /**
     * For blocks as they are in the file, as many as threads have read at once. Copied from there: a mapped file is several times slower the first time, for each of
     * its pages is mapped then, and the first time is all that many data are read. Used last, used first: that is the thread's own, most times.
     */
    private final Deque<ByteBuffer> buffers = new ConcurrentLinkedDeque<>();

    /** Open since the first block was read, unless an interrupt has closed it. */
    private @Nullable FileChannel channel;

    private BlockCache(Path file, CacheHeader header) throws IOException {
        this.file = file;
        this.header = header;
        this.rowBytes = header.rowBytes();
        this.blockBytes = header.blockRows() * rowBytes;
        this.dataStart = header.dataStart();
        if (blockBytes > Integer.MAX_VALUE) {
            throw new DataException(file, "damaged: a block of " + blockBytes + " bytes; build it again");
        }
        long length = header.fileLength();
        long found = Files.size(file);
        if (found != length) {
            String what = found < length ? "cut short" : "damaged";
            throw new DataException(
                    file, what + ": expected " + length + " bytes, found " + found + "; build it again");
        }
        if (header.blocks() > MOST_BLOCKS) {
            throw new DataException(file, "damaged: " + header.blocks() + " blocks; build it again");
        }
        this.checksums = checksums(file, header);
        this.compared = new boolean[(int) header.blocks()];
    }

    private static BlockChecksums checksums(Path file, CacheHeader header) throws IOException {
        try (FileChannel open = FileChannel.open(file)) {
            BlockChecksums read = BlockChecksums.read(open, header.checksumStart(), (int) header.blocks());
            if (read.checksum() != header.checksum()) {
                throw new DataException(
                        file, "damaged: the checksum of its blocks' checksums is wrong; build it again");
            }
            return read;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /**
     * The cache of a source: opened if it is there and made from this source as it is now, in this way; else built.
     *
     * @throws IOException if the source or the file cannot be read, the file is something else than a cache, or cannot be written; an old one is then still there
     */
    public static BlockCache of(Path file, TableBlocks source, Preparation preparation, ColumnBinding columns)
            throws IOException {
        if (Files.isRegularFile(file)) {
            try {
                return open(file, source, preparation, columns);
            } catch (DataException e) {
                // Stale, damaged or of another version: it is made anew from its source, which says what is wrong with
                // that.
                return build(file, source, preparation, columns);
            }
        }
        return build(file, source, preparation, columns);
    }

    /** As the other, of data that need no preparation. */
    public static BlockCache of(Path file, TableBlocks source, ColumnBinding columns) throws IOException {
        return of(file, source, Preparation.none(), columns);
    }

    /**
     * Reads a source from beginning to end and makes a cache of it, which takes the place of the one before.
     *
     * @throws IOException if the file is something else than a cache, the source cannot be read or the file cannot be written, and nothing has changed then; or if the
     *     source has changed while it was read
     */
    public static BlockCache build(Path file, TableBlocks source, Preparation preparation, ColumnBinding columns)
            throws IOException {
        CacheHeader.requireReplaceable(file);
        String before = source.fingerprint();
        CacheWriter.write(
                file,
                before,
                binding(preparation, columns),
                sink -> source.forEachBlock(block -> sink.take(columns.from(preparation.apply(block)))));
        return open(file, source, preparation, columns);
    }

    /**
     * Opens a cache.
     *
     * @throws DataException if it is no cache, is damaged, cut short, or stale: the source has changed since, or it was bound or prepared
     *     in another way
     */
    public static BlockCache open(Path file, TableBlocks source, Preparation preparation, ColumnBinding columns)
            throws IOException {
        CacheHeader header = CacheHeader.read(file);
        String now = source.fingerprint();
        if (!header.source().equals(now)) {
            throw new DataException(
                    file, "stale: it was made from " + header.source() + ", which is now " + now + "; build it again");
        }
        String wanted = binding(preparation, columns);
        if (!header.binding().equals(wanted)) {
            throw new DataException(
                    file,
                    "stale: it holds\n" + header.binding() + "\nwhere\n" + wanted + "\nis wanted; build it again");
        }
        return new BlockCache(file, header);
    }

    /**
     * Opens a cache whatever has become of its source.
     *
     * @throws DataException if it is no cache, is damaged or cut short
     */
    public static BlockCache open(Path file) throws IOException {
        return new BlockCache(file, CacheHeader.read(file));
    }

    private static String binding(Preparation preparation, ColumnBinding columns) {
        String prepared = preparation.toString();
        return prepared.isEmpty() ? columns.toString() : columns + "\n" + prepared;
    }

    /**
     * Reads all data and compares each block with its checksum, also those that have been compared before.
     *
     * @throws DataException if one is another
     * @throws IOException if the file cannot be read
     */
    public void verify() throws IOException {
        ByteBuffer bytes = buffer();
        for (long block = 0; block < blocks(); block++) {
            fill(bytes, block);
            compare(bytes, block);
        }
        buffers.push(bytes);
    }

    private void compare(ByteBuffer bytes, long block) throws DataException {
        if (!checksums.match(block, bytes)) {
            throw new DataException(
                    file,
                    "damaged: the checksum of block " + (block + 1) + " of " + blocks() + " is wrong; build it again");
        }
        compared[(int) block] = true;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public long rows() {
        return header.rows();
    }

    @Override
    public int blockRows() {
        return header.blockRows();
    }

    @Override
    public String fingerprint() {
        return "CRC-32C of CRC-32C " + Integer.toHexString(header.checksum()) + " of " + header.rows() + " rows of "
                + header.columns();
    }

    /** How many bytes a row's values take. */
    public long rowBytes() {
        return rowBytes;
    }

    @Override
    public int width(String column) {
        return header.columns().stream()
                .filter(known -> known.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": there is no column '" + column + "'; it has "
                        + String.join(
                                ", ",
                                header.columns().stream().map(CacheColumn::name).toList())))
                .width();
    }

    @Override
    public DataSet allocate(int rows) {
        DataSet.Builder builder = DataSet.builder();
        header.columns().forEach(column -> column.addTo(builder, rows));
        return builder.build();
    }

    @Override
    public void read(long block, int[] places, int from, DataSet into) throws IOException {
        ByteBuffer bytes = buffer();
        fill(bytes, block);
        if (!compared[(int) block]) {
            compare(bytes, block);
        }
        int count = rows(block);
        boolean isRange = isRange(places, from, count);
        for (CacheColumn column : header.columns()) {
            if (isRange) {
                column.read(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), 0, count, into, places[from]);
            } else {
                column.scatter(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), count, places, from, into);
            }
            bytes.position(bytes.position() + (int) (count * column.rowBytes()));
        }
        buffers.push(bytes);
    }

    @Override
    public boolean isConcurrent() {
        return true;
    }

    private ByteBuffer buffer() {
        ByteBuffer spare = buffers.poll();
        return spare == null ? ByteBuffer.allocateDirect((int) Math.min(blockBytes, rows() * rowBytes)) : spare;
    }

    private void fill(ByteBuffer bytes, long block) throws IOException {
        while (true) {
            try {
                fill(bytes, block, channel());
                return;
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                // Another thread was interrupted, as at the end of its training: that has closed the channel for all.
            } catch (IOException e) {
                throw DataException.of(file, e);
            }
        }
    }

    private void fill(ByteBuffer bytes, long block, FileChannel open) throws IOException {
        bytes.clear().limit((int) (rows(block) * rowBytes));
        long at = dataStart + block * blockBytes;
        while (bytes.hasRemaining()) {
            if (open.read(bytes, at + bytes.position()) < 0) {
                throw new DataException(file, "cut short while it is read; build it again");
            }
        }
        bytes.flip();
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel known = channel;
        if (known != null && known.isOpen()) {
            return known;
        }
        FileChannel opened = FileChannel.open(file);
        try {
            requireSame(CacheHeader.read(file));
        } catch (IOException e) {
            opened.close();
            if (e.getCause() instanceof ClosedByInterruptException interrupt) {
                throw interrupt;
            }
            throw e;
        }
        channel = opened;
        return opened;
    }

    private void requireSame(CacheHeader now) throws DataException {
        if (!now.equals(header)) {
            throw new DataException(file, "another cache has taken its place since it was opened; open it again");
        }
    }

    private static boolean isRange(int[] places, int from, int count) {
        for (int i = 1; i < count; i++) {
            if (places[from + i] != places[from] + i) {
                return false;
            }
        }
        return true;
    }

    /** What it holds, such as {@code houses.cache: 20640 rows, X: float[2], yhat: float}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file + ": " + rows() + " rows");
        for (CacheColumn column : header.columns()) {
            text.append(", ").append(column.name()).append(": ");
            text.append(column.kind().name().toLowerCase(Locale.ROOT));
            text.append(column.width() == 1 ? "" : "[" + column.width() + "]");
        }
        return text.toString();
    }
}
