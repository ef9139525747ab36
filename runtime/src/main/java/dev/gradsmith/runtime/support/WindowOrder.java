package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;

/**
 * In which order the rows of blocks are trained on. Shuffled, an epoch takes its blocks in a random order, a window of them at a time, and puts the rows of
 * these into a random order. A window is {@value #FEWEST_BLOCKS} blocks, so that it stays in a processor's caches; up to {@value #MOST_BLOCKS} if these have fewer
 * than {@value #ROWS} rows, so that they are mixed; or as many as a batch needs. Each row comes once an epoch. Of up to {@value #MOST_BLOCKS} blocks all are in
 * one window, and the order is the one that data in memory have.
 */
final class WindowOrder {
    private static final int FEWEST_BLOCKS = 4;
    private static final int MOST_BLOCKS = 16;
    private static final int ROWS = 1024;

    /** Of what is described here: another order, another number. */
    private static final long VERSION = 2;

    private final DataBlocks data;
    private final FitOptions options;
    private final int blocksAtOnce;
    private final int[] blocks;
    private int epoch;

    WindowOrder(FitOptions options, DataBlocks data) {
        this.data = data;
        this.options = options;
        this.blocks = new int[(int) data.blocks()];
        this.blocksAtOnce = Math.min(blocksAtOnce(batch(options, data), data), Math.max(blocks.length, 1));
    }

    /** Says which order this is. What else it depends on are options and data. */
    static void describe(Fingerprint fingerprint) {
        fingerprint.add("order of windows", VERSION);
    }

    private static int batch(FitOptions options, DataBlocks data) {
        return (int) Math.min(options.batchSize(), data.rows());
    }

    private static int blocksAtOnce(int batch, DataBlocks data) {
        if (data.blocks() <= MOST_BLOCKS) {
            return MOST_BLOCKS;
        }
        int mixed = Math.min(Math.max(blocksFor(ROWS, data), FEWEST_BLOCKS), MOST_BLOCKS);
        return Math.max(mixed, blocksFor(batch, data));
    }

    private static int blocksFor(long rows, DataBlocks data) {
        return Math.toIntExact((rows + data.blockRows() - 1) / data.blockRows());
    }

    long windows() {
        return (blocks.length + (long) blocksAtOnce - 1) / blocksAtOnce;
    }

    /** How many rows a window has at most, those left over from the one before among them. */
    long mostRows() {
        long rows = Math.min((long) blocksAtOnce * data.blockRows(), data.rows());
        return windows() > 1 ? rows + batch(options, data) - 1 : rows;
    }

    /** Before the windows of an epoch. */
    void start(int number) {
        epoch = number;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = i;
        }
        if (options.shuffleSeed().isPresent() && windows() > 1) {
            RandomStream.named(options.shuffleSeed().getAsLong(), "blocks of epoch " + number)
                    .shuffle(blocks);
        }
    }

    /** The blocks of a window, in their order. */
    int[] blocks(long window) {
        int from = (int) window * blocksAtOnce;
        return Arrays.copyOfRange(blocks, from, Math.min(from + blocksAtOnce, blocks.length));
    }

    /** Which of all the rows of these blocks is the first of each, and behind the last how many there are. */
    int[] starts(int[] ofWindow) {
        int[] starts = new int[ofWindow.length + 1];
        for (int i = 0; i < ofWindow.length; i++) {
            starts[i + 1] = starts[i] + data.rows(ofWindow[i]);
        }
        return starts;
    }

    /** The order of a window's rows. */
    RowOrder rows(long window) {
        return new RowOrder(options.shuffleSeed(), epoch, window, windows());
    }
}
