package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads windows ahead of training, epoch after epoch, on a thread of its own. Which rows come when does not depend on the threads. */
final class WindowLoader implements AutoCloseable {
    /** One in use, one ready, one being read. */
    private static final int WINDOWS = 3;

    private final DataBlocks data;
    private final Function<DataSet, Training> bind;
    private final WindowOrder order;
    private final int firstEpoch;
    private final int epochs;
    private final int batch;
    private final BlockingQueue<DataSet> free = new ArrayBlockingQueue<>(WINDOWS);
    private final BlockingQueue<Optional<Window>> ready = new ArrayBlockingQueue<>(WINDOWS + 1);
    private final Thread thread = new Thread(this::load, "gradsmith-blocks");

    /** What ended loading; set before the window that says so is put into the queue. */
    private volatile @Nullable Throwable failure;

    /** The window before, whose last rows did not fill a batch. */
    private @Nullable DataSet before;

    private int carryFrom;
    private int carried;

    private WindowLoader(FitOptions options, DataBlocks data, Function<DataSet, Training> bind, int firstEpoch) {
        this.firstEpoch = firstEpoch;
        this.data = data;
        this.bind = bind;
        this.order = new WindowOrder(options, data);
        this.epochs = options.epochs();
        this.batch = options.batchSize();
    }

    /** Starts reading with this epoch. */
    static WindowLoader start(FitOptions options, DataBlocks data, Function<DataSet, Training> bind, int firstEpoch) {
        WindowLoader loader = new WindowLoader(options, data, bind, firstEpoch);
        int windows = (int) Math.min(WINDOWS, loader.order.windows() * Math.max(1, loader.epochs - firstEpoch + 1L));
        for (int i = 0; i < windows; i++) {
            loader.free.add(data.allocate(loader.order.mostRows()));
        }
        loader.thread.setDaemon(true);
        loader.thread.start();
        return loader;
    }

    /** Gives a window back, to be read into. */
    void release(Window window) {
        free.add(window.data());
    }

    /** The next window, once it is there. */
    Window next() {
        try {
            Optional<Window> next = ready.take();
            return next.orElseThrow(() -> failed(failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + data.name(), e);
        }
    }

    private static RuntimeException failed(@Nullable Throwable why) {
        if (why instanceof IOException problem) {
            return new UncheckedIOException(problem);
        }
        if (why instanceof RuntimeException problem) {
            return problem;
        }
        if (why instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("no more rows than were announced are there");
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        try {
            for (int epoch = firstEpoch; epoch <= epochs; epoch++) {
                order.start(epoch);
                carried = 0;
                for (long window = 0; window < order.windows(); window++) {
                    ready.put(Optional.of(read(window)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        ready.add(Optional.empty());
    }

    private Window read(long window) throws IOException, InterruptedException {
        DataSet rows = free.take();
        if (before != null && carried > 0) {
            before.copyRows(carryFrom, carried, rows, 0);
        }
        int all = carried + read(order.blocks(window), order.places(window, carried), rows);
        boolean isLast = window == order.windows() - 1;
        carried = isLast ? 0 : all % batch;
        carryFrom = all - carried;
        before = rows;
        return new Window(rows, bind.apply(rows), carryFrom, isLast);
    }

    /** Reads blocks, several at once where they may be, for one thread alone is slower than memory, and than a disk that is asked for more. */
    private int read(int[] blocks, int[] places, DataSet rows) throws IOException {
        int[] from = new int[blocks.length + 1];
        for (int i = 0; i < blocks.length; i++) {
            from[i + 1] = from[i] + data.rows(blocks[i]);
        }
        IntStream each = IntStream.range(0, blocks.length);
        try {
            (data.isConcurrent() ? each.parallel() : each).forEach(i -> readOne(blocks[i], places, from[i], rows));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return from[blocks.length];
    }

    private void readOne(int block, int[] places, int from, DataSet rows) {
        try {
            BlockScan.read(data, block, places, from, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
