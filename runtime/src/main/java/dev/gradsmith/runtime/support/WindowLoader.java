package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows ahead of training, epoch after epoch, on threads of its own, each of which takes the next block that nobody reads. The thread
 * that trains reads with them while it would wait, so that two processors are at work with one such thread. Which rows come when does not
 * depend on the threads.
 */
final class WindowLoader implements AutoCloseable {
    /** One in use, one ready, one being read. */
    private static final int WINDOWS = 3;

    /** A disk wants to be asked for several blocks at a time; more threads than these are for the step. */
    private static final int MOST_READERS = 4;

    private final DataBlocks data;
    private final Function<DataSet, Training> bind;
    private final WindowOrder order;
    private final int epochs;
    private final int batch;
    private final List<Thread> readers = new ArrayList<>();
    private final Deque<Window> free = new ArrayDeque<>();

    /** Being read or ready, in the order in which they are trained on. All blocks but some of the last window's are in the hands of a thread. */
    private final Deque<Window> open = new ArrayDeque<>();

    /** The epoch and the window to be opened next, and how many rows the one before leaves to it. */
    private int epoch;

    private long window;
    private int left;

    private boolean isClosed;
    private @Nullable Throwable failure;

    private WindowLoader(FitOptions options, DataBlocks data, Function<DataSet, Training> bind, int firstEpoch) {
        this.data = data;
        this.bind = bind;
        this.order = new WindowOrder(options, data);
        this.epochs = options.epochs();
        this.batch = options.batchSize();
        this.epoch = firstEpoch;
        long windows = order.windows() * Math.max(1, epochs - firstEpoch + 1L);
        for (int i = 0; i < Math.min(WINDOWS, windows); i++) {
            free.add(new Window(data.allocate(order.mostRows()), order.mostRows()));
        }
    }

    /** Starts reading with this epoch. */
    static WindowLoader start(FitOptions options, DataBlocks data, Function<DataSet, Training> bind, int firstEpoch) {
        WindowLoader loader = new WindowLoader(options, data, bind, firstEpoch);
        int processors = Runtime.getRuntime().availableProcessors();
        int readers = data.isConcurrent() ? Math.max(1, Math.min(MOST_READERS, processors - 1)) : 1;
        for (int i = 0; i < readers; i++) {
            Thread reader = new Thread(loader::read, "gradsmith-blocks");
            reader.setDaemon(true);
            try {
                reader.start();
            } catch (OutOfMemoryError noThread) {
                if (loader.readers.isEmpty()) {
                    throw noThread;
                }
                break; // Those that there are read all.
            }
            loader.readers.add(reader);
        }
        return loader;
    }

    /** Gives a window back, to be read into. */
    synchronized void release(Window used) {
        free.add(used);
        notifyAll();
    }

    /** The next window, once it is there. The one before is given back. */
    Window next(Optional<Window> before) {
        try {
            Optional<Window.Part> part = untilReady();
            while (part.isPresent()) {
                fill(part.get());
                part = untilReady();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        Window next = take();
        before.ifPresent(used -> {
            next.takeLeftOf(used);
            release(used);
        });
        return next;
    }

    private synchronized Window take() {
        return open.removeFirst();
    }

    /** A block to be read before the next window is there; none once it is. */
    private synchronized Optional<Window.Part> untilReady() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (open.isEmpty() || !open.getFirst().isReady()) {
            throwFailure();
            if (open.isEmpty() && epoch > epochs) {
                throw new IllegalStateException("no more rows than were announced are there");
            }
            Optional<Window.Part> part = data.isConcurrent() && failure == null ? claim() : Optional.empty();
            if (part.isPresent()) {
                return part;
            }
            wait();
        }
        return Optional.empty();
    }

    /** Of the next window, or of what nobody will read any more. A window before one that failed is still trained on, as if nothing was read ahead. */
    private void throwFailure() {
        Window next = open.peekFirst();
        if (next != null && next.failure() != null) {
            throw failed(next.failure());
        }
        if (failure != null && (next == null || !next.isClaimed())) {
            throw failed(failure);
        }
    }

    /** A block for a thread that does nothing else; none at the end. */
    private synchronized Optional<Window.Part> untilEnd() throws InterruptedException {
        while (!isClosed && failure == null) {
            Optional<Window.Part> part = claim();
            if (part.isPresent() || epoch > epochs) {
                return part;
            }
            wait();
        }
        return Optional.empty();
    }

    /** A block that no thread reads yet, if there is room for one. */
    private Optional<Window.Part> claim() {
        Optional<Window.Part> part =
                open.isEmpty() ? Optional.empty() : open.getLast().claim();
        if (part.isPresent() || free.isEmpty() || epoch > epochs) {
            return part;
        }
        Window next = open(free.getFirst());
        free.removeFirst();
        open.add(next);
        return next.claim();
    }

    private Window open(Window next) {
        if (window == 0) {
            order.start(epoch);
        }
        boolean isLast = window == order.windows() - 1;
        int[] blocks = order.blocks(window);
        next.begin(blocks, order.places(blocks, left, next.places()), left, batch, isLast);
        left = next.left();
        window = isLast ? 0 : window + 1;
        epoch += isLast ? 1 : 0;
        return next;
    }

    private void read() {
        try {
            Optional<Window.Part> part = untilEnd();
            while (part.isPresent()) {
                fill(part.get());
                part = untilEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fill(Window.Part part) {
        try {
            part.read(data);
            if (isLastOf(part)) {
                ready(part.window(), part.window().bound(bind));
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(part.window(), e);
        }
    }

    private synchronized boolean isLastOf(Window.Part part) {
        return part.window().countRead();
    }

    private synchronized void ready(Window filled, Training training) {
        filled.ready(training);
        notifyAll();
    }

    private synchronized void fail(Window window, Throwable why) {
        window.fail(why);
        fail(why);
    }

    /** Nothing more is read. */
    private synchronized void fail(Throwable why) {
        failure = failure == null ? why : failure;
        notifyAll();
    }

    private RuntimeException failed(Throwable why) {
        if (why instanceof ClosedByInterruptException) {
            return interrupted(why);
        }
        if (why instanceof IOException problem) {
            return new UncheckedIOException(problem);
        }
        if (why instanceof Error error) {
            throw error;
        }
        return (RuntimeException) why;
    }

    private IllegalStateException interrupted(Throwable why) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for " + data.name(), why);
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        readers.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread reader : readers) {
            while (reader.isAlive()) {
                try {
                    reader.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
