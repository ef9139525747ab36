package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.util.Arrays;

/** Goes once over all rows of data that are read block by block, in their order, some blocks in memory at a time. For generated code. */
public final class BlockScan {
    /** So many blocks are in memory at a time. */
    static final int BLOCKS = 8;

    private BlockScan() {}

    /** What is done with rows. */
    public interface Rows {
        /**
         * Takes the next rows.
         *
         * @param held they are the first {@code count} of these
         */
        void take(DataSet held, int count);
    }

    /**
     * Goes over the rows and gives their number.
     *
     * @throws IOException if the data cannot be read any more
     * @throws IllegalArgumentException if there are no rows, or more than an {@code int} counts
     */
    public static int run(DataBlocks data, Rows rows) throws IOException {
        requireRows(data);
        int most = Math.toIntExact(Math.min(data.rows(), (long) BLOCKS * data.blockRows()));
        DataSet held = data.allocate(most);
        int[] places = new int[most];
        Arrays.setAll(places, i -> i);
        int filled = 0;
        for (long block = 0; block < data.blocks(); block++) {
            read(data, block, places, filled, held);
            filled += data.rows(block);
            if (filled == most || block == data.blocks() - 1) {
                rows.take(held, filled);
                filled = 0;
            }
        }
        return (int) data.rows();
    }

    /** @throws IllegalArgumentException if there are no rows, or more than an {@code int} counts */
    static DataBlocks requireRows(DataBlocks data) {
        if (data.rows() < 1 || data.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    data.name() + " has " + data.rows() + " rows; from 1 to " + Integer.MAX_VALUE + " can be measured");
        }
        return data;
    }

    /** Reads a block, while no other thread does unless it may: data are measured between epochs while the next is read ahead. */
    static void read(DataBlocks data, long block, int[] places, int from, DataSet into) throws IOException {
        if (data.isConcurrent()) {
            data.read(block, places, from, into);
            return;
        }
        synchronized (data) {
            data.read(block, places, from, into);
        }
    }
}
