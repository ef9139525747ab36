package dev.gradsmith.runtime.support;

/**
 * How the rows of a pass are cut into chunks: by their number alone, never by the number of threads, so that sums which are merged in
 * the order of the chunks are the same bits on any number of threads. For generated code.
 */
public final class Chunks {
    /** Below it, handing a chunk to another thread costs more than its work. */
    private static final int FEWEST_ROWS = 1_024;

    private static final int MOST_CHUNKS = 16;

    /** The rows after which a partial sum is added to that of its chunk. */
    public static final int SEGMENT = 4_096;

    private Chunks() {}

    /** Whether there are chunks of more than one segment. */
    public static boolean hasSegments(int rows) {
        return rows > MOST_CHUNKS * SEGMENT;
    }

    /** The number of chunks for so many rows, at least 1. */
    public static int count(int rows) {
        return Math.max(1, Math.min(MOST_CHUNKS, rows / FEWEST_ROWS));
    }

    /** The first row of a chunk; that of the chunk behind the last is the number of rows. */
    public static int start(int chunk, int rows) {
        return (int) ((long) rows * chunk / count(rows));
    }
}
