package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;

/**
 * In which order the rows of blocks are trained on. Shuffled, an epoch takes its blocks in a random order, {@value #BLOCKS} of them at a
 * time, or as many as a batch needs, and puts the rows of these into a random order. Each row comes once an epoch. Where all blocks are in
 * one window, the order is the one that data in memory have.
 */
final class WindowOrder {
    private static final int BLOCKS = 16;

    private final DataBlocks data;
    private final FitOptions options;
    private final int blocksAtOnce;
    private final int[] blocks;
    private RandomStream random = new RandomStream(0);
    private int epoch;
    private int[] order = {};

    WindowOrder(FitOptions options, DataBlocks data) {
        this.data = data;
        this.options = options;
        this.blocks = new int[(int) data.blocks()];
        int forBatch = (options.batchSize() + data.blockRows() - 1) / data.blockRows();
        this.blocksAtOnce = Math.min(Math.max(BLOCKS, forBatch), Math.max(blocks.length, 1));
    }

    long windows() {
        return (blocks.length + (long) blocksAtOnce - 1) / blocksAtOnce;
    }

    /** How many rows a window has at most, those left over from the one before among them. */
    int mostRows() {
        long rows = Math.min((long) blocksAtOnce * data.blockRows(), data.rows());
        return Math.toIntExact(windows() > 1 ? rows + options.batchSize() - 1 : rows);
    }

    /** Before the windows of an epoch. */
    void start(int number) {
        epoch = number;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = i;
        }
        if (options.shuffleSeed().isPresent() && windows() > 1) {
            random = RandomStream.named(options.shuffleSeed().getAsLong(), "blocks of epoch " + number);
            random.shuffle(blocks);
        }
    }

    /** The blocks of a window, in their order. */
    int[] blocks(long window) {
        int from = (int) window * blocksAtOnce;
        return Arrays.copyOfRange(blocks, from, Math.min(from + blocksAtOnce, blocks.length));
    }

    /**
     * Says where the rows of a window's blocks come to stand, from {@code first} on. To be asked for window after window.
     *
     * @param places row i of all the blocks becomes row {@code places[i]}
     * @return where in {@code places} each block begins, and behind the last their end
     */
    int[] places(int[] ofWindow, int first, int[] places) {
        int[] starts = new int[ofWindow.length + 1];
        for (int i = 0; i < ofWindow.length; i++) {
            starts[i + 1] = starts[i] + data.rows(ofWindow[i]);
        }
        int rows = starts[ofWindow.length];
        if (order.length != rows) {
            order = new int[rows];
        }
        shuffle();
        for (int i = 0; i < rows; i++) {
            places[order[i]] = first + i;
        }
        return starts;
    }

    private void shuffle() {
        if (options.shuffleSeed().isPresent() && windows() == 1) {
            Batches.order(order, options.shuffleSeed().getAsLong(), epoch);
            return;
        }
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (options.shuffleSeed().isPresent()) {
            random.shuffle(order);
        }
    }
}
