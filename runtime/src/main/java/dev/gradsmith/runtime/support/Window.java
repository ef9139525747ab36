package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some blocks' rows in memory: room that one thread fills, that is trained on, then filled anew. Whether it is ready or has failed changes under the lock of
 * its {@link WindowQueue} alone; what is said of its blocks, by the thread that fills it.
 */
final class Window {
    private final WindowReader reader;
    private final DataSet data;

    /** Row i of all its blocks, one after the other, becomes row {@code places[i]}. */
    private final int[] places;

    private int[] blocks = {};
    private int[] starts = {};
    private int[] carriedNumbers = {};
    private RowOrder order = new RowOrder(OptionalLong.empty(), 0, 0, 1);
    private int read;
    private int carried;
    private int rows;
    private boolean isReady;
    private @Nullable Training training;
    private @Nullable Throwable failure;

    /** Room for so many rows, which this thread fills. */
    Window(WindowReader reader, DataSet data, int mostRows) {
        this.reader = reader;
        this.data = data;
        this.places = new int[mostRows];
    }

    /**
     * Is to be filled with these blocks.
     *
     * @param newStarts which of all their rows is the first of each, and behind the last how many there are
     * @param left how many rows are left over from the window before: they come first
     * @param batch how many rows are trained on at once
     */
    void begin(int[] newBlocks, int[] newStarts, RowOrder newOrder, int left, int batch) {
        blocks = newBlocks;
        starts = newStarts;
        order = newOrder;
        read = 0;
        carried = left;
        int all = left + newStarts[newBlocks.length];
        rows = order.isLast() ? all : all - all % batch;
        isReady = false;
    }

    /** The thread that fills it, in whose processor's caches it is. */
    WindowReader reader() {
        return reader;
    }

    /** Puts the rows of one more block where they belong; says whether it was the last. */
    boolean readBlock(DataBlocks source) throws IOException {
        if (read == 0) {
            order.fill(places, starts[blocks.length], carried);
        }
        BlockScan.read(source, blocks[read], places, starts[read], data);
        read++;
        return read == blocks.length;
    }

    /** A block of it could not be read, or the model refuses it. */
    void fail(Throwable why) {
        failure = why;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /**
     * Steps on these rows, before they can be trained on. Where all are numbers and no indices, nothing in them can be what the model refuses, so
     * that the steps of the rows before are still good.
     */
    Training bound(Function<DataSet, Training> bind) {
        Training before = training;
        return before != null
                        && data.names().stream()
                                .noneMatch(name -> data.type(name).equals("int"))
                ? before
                : bind.apply(data);
    }

    /** Can be trained on, by these steps. */
    void ready(Training steps) {
        training = steps;
        isReady = true;
    }

    boolean isReady() {
        return isReady;
    }

    /** How many of its rows are left for the window after it: what does not fill a batch. */
    int left() {
        return carried + starts[blocks.length] - rows;
    }

    /** Takes over the rows that are left of the window before. */
    void takeLeftOf(Window before, DataBlocks source) {
        if (carried == 0) {
            return;
        }
        before.data.copyRows(before.rows, carried, data, 0);
        carriedNumbers = before.numbers(before.rows, source);
    }

    /** Which rows of all data those from this position on are, up to the last. */
    int[] numbers(int from, DataBlocks source) {
        int[] numbers = new int[carried + starts[blocks.length] - from];
        for (int position = from; position < carried; position++) {
            numbers[position - from] = carriedNumbers[position];
        }
        for (int block = 0; block < blocks.length; block++) {
            for (int i = starts[block]; i < starts[block + 1]; i++) {
                if (places[i] >= from) {
                    numbers[places[i] - from] = blocks[block] * source.blockRows() + i - starts[block];
                }
            }
        }
        return numbers;
    }

    /** Steps on these rows. */
    Training training() {
        if (training == null || !isReady) {
            throw new IllegalStateException("the window is not filled yet");
        }
        return training;
    }

    /** How many are to be trained on: whole batches, but for the last window of an epoch. */
    int rows() {
        return rows;
    }

    /** Whether it is the last of its epoch. */
    boolean isLast() {
        return order.isLast();
    }
}
