package dev.gradsmith.runtime;

import java.io.IOException;

/**
 * A data set that is read block by block: one larger than memory, from a file. Its columns have the names of a model's data. Read by one
 * thread at a time, unless it {@linkplain #isConcurrent() allows more}; everything else may be asked by any thread at any time.
 */
public interface DataBlocks {
    /** How errors name it: the file. */
    String name();

    /** How many rows there are in all. */
    long rows();

    /** How many rows a block has; the last may have fewer. */
    int blockRows();

    /**
     * How many values of this column make a row.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    int width(String column);

    /** A data set of these columns and so many rows, to be read into. */
    DataSet allocate(int rows);

    /**
     * Reads the block's rows: row i becomes row {@code places[i]} of {@code into}.
     *
     * @param places as many as the block has rows, or more; those from {@code from} on are for this block
     * @param from the position in {@code places} of the block's first row
     * @throws IOException if the file cannot be read any more
     */
    void read(long block, int[] places, int from, DataSet into) throws IOException;

    /** Whether several threads may read at once, any blocks, also the same one, each into rows of its own. */
    default boolean isConcurrent() {
        return false;
    }

    /** What tells these data from others, such as their checksum. */
    String fingerprint();

    /** How many blocks there are. */
    default long blocks() {
        return (rows() + blockRows() - 1) / blockRows();
    }

    /** How many rows this block has. */
    default int rows(long block) {
        return (int) Math.min(blockRows(), rows() - block * blockRows());
    }
}
