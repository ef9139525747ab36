package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Execution;

/**
 * How the rows of a pass are cut into chunks: by the model, the number of rows and {@link Execution#sharingFrom} alone, never by the number of threads, so that sums which
 * are merged in the order of the chunks are the same bits on any number of threads. For generated code.
 */
public final class Chunks {
    /** Operations that a chunk should do for each of its sums, which have to be cleared and merged. */
    private static final long WORK_PER_SUM = 128;

    /** A number of sums beyond which every further chunk's are a burden for the caches. */
    private static final long MANY_SUMS = 16_384;

    /** The parts worth sharing of which a chunk beyond the second is made: what each chunk adds up is moved to the caller's processor to be merged. */
    private static final int PARTS_OF_FURTHER_CHUNKS = 4;

    private static final int MOST_CHUNKS = 16;
    private static final int MOST_CHUNKS_OF_MANY_SUMS = 4;

    /** The rows after which a partial sum is added to that of its chunk. */
    public static final int SEGMENT = 4_096;

    /** The most blocks of a round. */
    public static final int ROUND = 8;

    private static final int LEAST_ROWS_OF_ROUNDS = 16;

    /** Slices begin at multiples of that, so that kernels that compute some rows at a time have few left over. */
    private static final int ROWS_OF_TILES = 16;

    private static final int SLICES_OF_WORKER = 2;

    private Chunks() {}

    /** Whether a pass with that many sums should go over its rows in rounds, after each of which threads share the sums. */
    public static boolean inRounds(int rows, long sums) {
        return sums > MANY_SUMS && rows >= LEAST_ROWS_OF_ROUNDS && rows <= SEGMENT;
    }

    /** The rows of the blocks of a round, of which there are two at least. */
    public static int blockRows(int rows, int most) {
        return Math.min(most, Math.max(LEAST_ROWS_OF_ROUNDS, (rows + 1) / 2));
    }

    /** The blocks of a round that has so many rows before it. */
    public static int blocks(int rows, int blockRows) {
        return Math.min(ROUND, (rows + blockRows - 1) / blockRows);
    }

    /** In how many slices the sums are shared. */
    public static int slices(int workers) {
        return workers == 1 ? 1 : SLICES_OF_WORKER * workers;
    }

    /** In how many slices an update of so many numbers is shared; a few are not. */
    public static int slices(int workers, long numbers) {
        return numbers < MANY_SUMS ? 1 : slices(workers);
    }

    /** The first row of a sum, or number of an array, that belongs to a slice; that of the slice behind the last is the number of all. */
    public static int slice(int slice, int slices, int rows) {
        return slice == slices ? rows : (int) ((long) rows / ROWS_OF_TILES * slice / slices) * ROWS_OF_TILES;
    }

    /**
     * The number of chunks, at least 1; one chunk has no more rows than a segment.
     *
     * @param execution which knows how many operations are worth sharing
     * @param rowWork the operations for a row
     * @param sums how many numbers a chunk adds up
     */
    public static int count(Execution execution, int rows, long rowWork, long sums) {
        long least = execution.leastShared();
        double work = (double) rows * rowWork;
        if (work < least && rows <= SEGMENT) {
            return 1; // The smallest steps take some nanoseconds; a division is several of them.
        }
        long parts = (long) (work / Math.max(least, WORK_PER_SUM * sums));
        long chunks = Math.max(Math.min(parts, 2), parts / PARTS_OF_FURTHER_CHUNKS);
        int most = sums > MANY_SUMS ? MOST_CHUNKS_OF_MANY_SUMS : MOST_CHUNKS;
        int ofSegments = (rows - 1) / SEGMENT + 1;
        return (int) Math.max(1, Math.min(Math.max(chunks, ofSegments), Math.min(most, rows)));
    }

    /** Whether there are chunks of more than one segment. */
    public static boolean hasSegments(int rows, int count) {
        return rows > (long) count * SEGMENT;
    }

    /** The first row of a chunk; that of the chunk behind the last is the number of rows. */
    public static int start(int chunk, int count, int rows) {
        return (int) ((long) rows * chunk / count);
    }
}
