package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import java.util.ArrayList;
import java.util.List;

/** Goes over rows in batches, epoch after epoch. For generated code. */
public final class FitLoop {

    private static final int STEPS_AT_ONCE = 64;

    private final FitOptions options;
    private final BatchStep step;
    private final int rows;

    /**
     * Rows rolled over from the epoch before, then this epoch's; its length allows for as many as can be left over. Empty where all come in
     * the order of the data.
     */
    private final int[] order;

    private final boolean contiguous;
    private int carried;
    private double lossSum;
    private long steps;
    private long examples;

    private FitLoop(FitOptions options, int rows, BatchStep step) {
        this.options = options;
        this.step = step;
        this.rows = rows;
        boolean rollsOver = options.lastBatch() == LastBatch.ROLL_OVER;
        // Rows rolled over precede row 0, so that they are no range; unless there never are any.
        contiguous = options.shuffleSeed().isEmpty() && !(rollsOver && rows % options.batchSize() != 0);
        order = new int[contiguous ? 0 : orderLength(options, rows, rollsOver)];
    }

    /**
     * Runs the epochs and tells the options' listener of each.
     *
     * @throws IllegalArgumentException if there are no rows, or too few for a batch and those left over are dropped
     */
    public static History run(FitOptions options, int rows, BatchStep step) {
        if (rows < 1) {
            throw new IllegalArgumentException("there are no rows to fit");
        }
        if (options.lastBatch() == LastBatch.DROP && rows < options.batchSize()) {
            throw new IllegalArgumentException("the " + rows + (rows == 1 ? " row does" : " rows do")
                    + " not fill a batch of " + options.batchSize()
                    + ", and LastBatch.DROP leaves out what is less: choose a smaller batchSize, or LastBatch.KEEP");
        }
        FitLoop loop = new FitLoop(options, rows, step);
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 1; number <= options.epochs(); number++) {
            Epoch epoch = loop.epoch(number);
            epochs.add(epoch);
            options.onEpoch().accept(epoch);
        }
        return new History(epochs);
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

    private Epoch epoch(int number) {
        long start = System.nanoTime();
        lossSum = 0;
        steps = 0;
        examples = 0;
        int available = prepare(number);
        int batch = options.batchSize();
        int full = available - available % batch;
        for (int from = 0; from < full; ) {
            int batches = Math.min(STEPS_AT_ONCE, (full - from) / batch);
            runBatches(from, batch, batches);
            from += batches * batch;
        }
        finish(full, available - full);
        return new Epoch(number, lossSum / steps, steps, examples, System.nanoTime() - start);
    }

    /** Puts this epoch's rows behind those carried over; gives the number of both together. */
    private int prepare(int number) {
        if (contiguous) {
            return rows;
        }
        int[] fresh = new int[rows];
        if (options.shuffleSeed().isPresent()) {
            Batches.order(fresh, options.shuffleSeed().getAsLong(), number);
        } else {
            for (int i = 0; i < rows; i++) {
                fresh[i] = i;
            }
        }
        System.arraycopy(fresh, 0, order, carried, rows);
        return carried + rows;
    }

    private void finish(int from, int left) {
        switch (options.lastBatch()) {
            case KEEP -> {
                if (left > 0) {
                    runBatches(from, left, 1);
                }
            }
            case DROP -> {}
            case ROLL_OVER -> {
                if (left > 0) {
                    System.arraycopy(order, from, order, 0, left);
                }
                carried = left;
            }
        }
    }

    // A method of its own, so that a long epoch does not depend on the compilation of a loop that is already running.
    private void runBatches(int from, int count, int batches) {
        lossSum += step.stepMany(order, from, count, batches);
        steps += batches;
        examples += (long) count * batches;
    }
}
