package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.LastBatch;
import java.util.Arrays;

/** The rows of each epoch, in their order, with those that the epoch before left over. */
final class EpochRows {
    /** The order of the data. */
    static final int[] IN_ORDER = {};

    private final FitOptions options;
    private final int rows;
    private final boolean contiguous;

    /**
     * Rows rolled over from the epoch before, then this epoch's; its length allows for as many as can be left over. Empty where all come in
     * the order of the data.
     */
    private final int[] order;

    private int carried;

    EpochRows(FitOptions options, int rows) {
        this.options = options;
        this.rows = rows;
        boolean rollsOver = options.lastBatch() == LastBatch.ROLL_OVER;
        // Rows rolled over precede row 0, so that they are no range; unless there never are any.
        contiguous = options.shuffleSeed().isEmpty() && !(rollsOver && rows % options.batchSize() != 0);
        order = contiguous ? IN_ORDER : new int[orderLength(options, rows, rollsOver)];
    }

    private static int orderLength(FitOptions options, int rows, boolean rollsOver) {
        long length = (long) rows + (rollsOver ? options.batchSize() - 1 : 0);
        if (length > Integer.MAX_VALUE - 8) {
            // A batch beyond all epochs' rows would never be full.
            throw new IllegalArgumentException(
                    "batchSize " + options.batchSize() + " is too large to roll over " + rows + " rows");
        }
        return (int) length;
    }

    /** Empty for the order of the data. */
    int[] order() {
        return order;
    }

    /** Puts an epoch's rows behind those carried over; gives the number of both together. */
    int prepare(int epoch) {
        if (contiguous) {
            return rows;
        }
        int[] fresh = new int[rows];
        if (options.shuffleSeed().isPresent()) {
            Batches.order(fresh, options.shuffleSeed().getAsLong(), epoch);
        } else {
            for (int i = 0; i < rows; i++) {
                fresh[i] = i;
            }
        }
        System.arraycopy(fresh, 0, order, carried, rows);
        return carried + rows;
    }

    /** A copy of the rows that the epoch before left to this one. */
    int[] carried() {
        return Arrays.copyOf(order, carried);
    }

    /** Sets what {@link #carried()} gave. */
    void carried(int[] rows) {
        System.arraycopy(rows, 0, order, 0, rows.length);
        carried = rows.length;
    }

    /** Keeps the last {@code left} rows, which start at {@code from}, for the next epoch. */
    void carry(int from, int left) {
        if (left > 0) {
            System.arraycopy(order, from, order, 0, left);
        }
        carried = left;
    }
}
