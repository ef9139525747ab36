package dev.gradsmith.data;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.support.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Writes a cache beside its place and puts it there when it is complete on the disk: nobody ever reads a part of one. */
final class CacheWriter {
    /** About so many: a block stays in a processor's second cache while its rows are put where they belong, and a thread's three windows in the third. */
    private static final int BLOCK_BYTES = 1 << 19;

    private static final int MOST_BLOCK_ROWS = 1 << 16;

    private final FileChannel channel;
    private final CacheHeader empty;
    private final DataSet block;
    private final ByteBuffer bytes;
    private final BlockChecksums checksums = new BlockChecksums();
    private long rows;
    private int filled;

    /** Fills a cache. */
    interface Source {
        /** Gives data sets of the same columns to {@code sink}, one after the other. */
        void pour(Sink sink) throws IOException;
    }

    /** Takes data sets. */
    interface Sink {
        void take(DataSet rows) throws IOException;
    }

    private CacheWriter(FileChannel channel, CacheHeader empty) throws IOException {
        this.channel = channel;
        this.empty = empty;
        DataSet.Builder builder = DataSet.builder();
        empty.columns().forEach(column -> column.addTo(builder, empty.blockRows()));
        this.block = builder.build();
        this.bytes = ByteBuffer.allocateDirect(Math.toIntExact(empty.blockRows() * empty.rowBytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        channel.position(empty.dataStart());
    }

    static void write(Path file, String source, String binding, Source data) throws IOException {
        // As large as the data: where builds are killed, a disk is soon full of them.
        WholeFile.cleanFolderOf(file);
        WholeFile.write(file, channel -> {
            CacheWriter[] writer = new CacheWriter[1];
            data.pour(rows -> {
                if (writer[0] == null) {
                    writer[0] = new CacheWriter(channel, header(source, binding, rows));
                }
                writer[0].add(rows);
            });
            if (writer[0] == null) {
                throw new DataException(file, "there are no rows to put into it");
            }
            writer[0].finish();
        });
    }

    private static CacheHeader header(String source, String binding, DataSet first) {
        List<CacheColumn> columns =
                first.names().stream().map(name -> CacheColumn.of(first, name)).toList();
        CacheHeader header = new CacheHeader(0, 1, 0, source, binding, columns);
        return new CacheHeader(0, blockRows(header.rowBytes()), 0, source, binding, columns);
    }

    /** A power of two, as the sizes of most batches are: a window then holds whole ones, and none of its rows is left for the next. */
    private static int blockRows(long rowBytes) {
        long nearest = Long.highestOneBit(Math.max(1, BLOCK_BYTES / rowBytes * 4 / 3));
        return (int) Math.min(MOST_BLOCK_ROWS, nearest);
    }

    private void add(DataSet more) throws IOException {
        for (int from = 0; from < more.rows(); ) {
            int count = Math.min(more.rows() - from, empty.blockRows() - filled);
            more.copyRows(from, count, block, filled);
            from += count;
            filled += count;
            if (filled == empty.blockRows()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        bytes.clear();
        for (CacheColumn column : empty.columns()) {
            column.write(block, filled, bytes);
        }
        checksums.add(empty.source(), bytes.flip());
        writeFully(bytes);
        rows += filled;
        filled = 0;
    }

    private void finish() throws IOException {
        if (filled > 0) {
            flush();
        }
        writeFully(checksums.content());
        channel.position(0);
        writeFully(new CacheHeader(
                        rows, empty.blockRows(), checksums.checksum(), empty.source(), empty.binding(), empty.columns())
                .bytes());
    }

    private void writeFully(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }
}
