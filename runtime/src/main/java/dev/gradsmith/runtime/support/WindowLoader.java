package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads windows ahead of training, epoch after epoch, on threads of its own and on the one that trains, where that would wait: each fills windows of its own,
 * in the order in which they are trained on. Steps that are made many at a time are made by the thread that has filled their window, for its processor has the rows in its caches; the others read on
 * meanwhile. Which rows come when does not depend on the threads.
 */
final class WindowLoader implements AutoCloseable {
    private final DataBlocks data;
    private final Function<DataSet, Training> bind;
    private final WindowQueue queue;

    /** For the thread that trains; it has no windows where only one thread may read. */
    private final WindowReader own;

    private final List<Thread> threads = new ArrayList<>();

    private WindowLoader(DataBlocks data, Function<DataSet, Training> bind, WindowQueue queue, WindowReader own) {
        this.data = data;
        this.bind = bind;
        this.queue = queue;
        this.own = own;
    }

    /** Starts reading with this epoch. */
    static WindowLoader start(FitOptions options, DataBlocks data, Function<DataSet, Training> bind, int firstEpoch) {
        WindowSequence sequence = new WindowSequence(options, data, firstEpoch);
        DataSet row = data.allocate(1);
        int rows = requireArrays(options, data, sequence.mostRows(), row);
        WindowPlan plan = WindowPlan.of(
                data.isConcurrent(),
                sequence.windows(),
                rows * bytes(row),
                Runtime.getRuntime().availableProcessors());
        WindowQueue queue = new WindowQueue(data, sequence);
        WindowLoader loader = new WindowLoader(data, bind, queue, new WindowReader(data, rows, plan.own()));
        for (int i = 0; i < plan.readers() && loader.add(new WindowReader(data, rows, plan.each())); i++) {}
        return loader;
    }

    /** The rows of a window, if an array holds them. */
    private static int requireArrays(FitOptions options, DataBlocks data, long rows, DataSet row) {
        for (String name : row.names()) {
            if (rows * row.width(name) > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("a batch of " + options.batchSize() + " of the " + data.rows()
                        + " rows of " + data.name() + ", " + row.width(name) + " values of '" + name
                        + "' each, is more than an array holds; choose a smaller batchSize,"
                        + " and accumulateMean for as many rows a step");
            }
        }
        return (int) rows;
    }

    /** How many bytes the values of a row take. */
    private static long bytes(DataSet row) {
        return row.names().stream()
                .mapToLong(
                        name -> (long) row.width(name) * (row.type(name).equals("double") ? Double.BYTES : Float.BYTES))
                .sum();
    }

    /** Starts a thread; false if the system has none left, so that those that there are read all. */
    private boolean add(WindowReader reader) {
        Thread thread = new Thread(() -> read(reader), "gradsmith-blocks");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            if (threads.isEmpty()) {
                throw noThread;
            }
            return false;
        }
        return threads.add(thread);
    }

    /** Gives a window back, to be filled anew. */
    void release(Window used) {
        queue.release(used);
    }

    /** The next window, once it is there. The one before is given back. */
    Window next(Optional<Window> before) {
        try {
            Optional<Window> toFill = queue.untilReady(own);
            while (toFill.isPresent()) {
                fill(toFill.get());
                toFill = queue.untilReady(own);
            }
        } catch (InterruptedException e) {
            throw queue.interrupted(e);
        }
        Window next = queue.take();
        before.ifPresent(used -> {
            next.takeLeftOf(used, data);
            queue.release(used);
        });
        return next;
    }

    /** Makes steps on a window's rows, as {@link BatchStep#steps}, where they are fastest. */
    int steps(Window rows, int from, int count, int most, Losses losses) {
        HandedSteps steps = new HandedSteps(rows.training(), from, count, most, losses);
        WindowReader reader = rows.reader();
        // A thread that reads alone has to go on with that.
        if (reader == own || !data.isConcurrent() || !queue.hand(reader, steps)) {
            steps.run();
            return steps.made();
        }
        Optional<Window> toFill = queue.untilDone(steps, reader, own);
        while (toFill.isPresent()) {
            fill(toFill.get());
            toFill = queue.untilDone(steps, reader, own);
        }
        if (steps.isTakenBack()) {
            steps.run();
        }
        return steps.made();
    }

    private void read(WindowReader reader) {
        try {
            WindowReader.Work work = queue.untilEnd(reader);
            while (work.isSome()) {
                work.steps().ifPresent(this::make);
                work.toFill().ifPresent(this::fill);
                work = queue.untilEnd(reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            queue.fail(e);
        } finally {
            queue.leave(reader).ifPresent(this::make);
        }
    }

    private void make(HandedSteps steps) {
        steps.run();
        queue.done(steps);
    }

    private void fill(Window toFill) {
        try {
            if (toFill.readBlock(data)) {
                queue.ready(toFill, toFill.bound(bind));
            }
        } catch (IOException | RuntimeException | Error e) {
            queue.fail(toFill, e);
        }
    }

    @Override
    public void close() {
        queue.close();
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
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
