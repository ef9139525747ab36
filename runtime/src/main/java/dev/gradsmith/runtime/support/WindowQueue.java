package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the threads of a {@link WindowLoader} know in common, under one lock: which windows are being filled or ready, and who is to do what next. */
final class WindowQueue {
    private final DataBlocks data;
    private final WindowSequence sequence;

    /** In the order in which they are trained on. */
    private final Deque<Window> open = new ArrayDeque<>();

    private boolean isClosed;
    private @Nullable Throwable failure;

    WindowQueue(DataBlocks data, WindowSequence sequence) {
        this.data = data;
        this.sequence = sequence;
    }

    /** For the thread that trains: a window of which it is to read a block before the next one is there; none once it is. */
    synchronized Optional<Window> untilReady(WindowReader own) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (open.isEmpty() || !open.getFirst().isReady()) {
            throwFailure();
            if (open.isEmpty() && sequence.isOver()) {
                throw new IllegalStateException("no more rows than were announced are there");
            }
            Optional<Window> toFill = toFill(own);
            if (toFill.isPresent()) {
                return toFill;
            }
            wait();
        }
        return Optional.empty();
    }

    /** For the thread that trains: a window of which it is to read a block before the steps have been made; none once they are. An interrupt is for later. */
    synchronized Optional<Window> untilDone(HandedSteps steps, WindowReader own) {
        boolean interrupted = false;
        Optional<Window> toFill = toFill(own);
        while (toFill.isEmpty() && !steps.isDone()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            toFill = toFill(own);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return steps.isDone() ? Optional.empty() : toFill;
    }

    /** For a thread that does nothing else: steps that it is to make, or a window of which it is to read a block; neither at the end. */
    synchronized WindowReader.Work untilEnd(WindowReader reader) throws InterruptedException {
        while (!isClosed) {
            WindowReader.Work work = new WindowReader.Work(reader.takeHanded(), toFill(reader));
            if (work.isSome()) {
                return work;
            }
            wait();
        }
        return WindowReader.Work.NONE;
    }

    /** The window of which the thread is to read a block next; none if it has no room for one, or at the end. */
    private Optional<Window> toFill(WindowReader reader) {
        if (reader.filling().isPresent() || failure != null || sequence.isOver()) {
            return reader.filling();
        }
        Optional<Window> next = reader.claim();
        next.ifPresent(claimed -> {
            sequence.begin(claimed);
            open.add(claimed);
        });
        return next;
    }

    /** Of the next window, or of what nobody will read any more. A window before one that failed is still trained on, as if nothing was read ahead. */
    private void throwFailure() {
        Window next = open.peekFirst();
        if (next != null && next.failure() != null) {
            throw failed(next.failure());
        }
        if (failure != null && next == null) {
            throw failed(failure);
        }
    }

    /** The next window, which is ready. */
    synchronized Window take() {
        return open.removeFirst();
    }

    /** Gives a window back, to be filled anew. */
    synchronized void release(Window used) {
        used.reader().release(used);
        notifyAll();
    }

    /** Lets a thread make steps; false if it has ended. */
    synchronized boolean hand(WindowReader reader, HandedSteps steps) {
        boolean isHanded = reader.hand(steps);
        notifyAll();
        return isHanded;
    }

    synchronized void done(HandedSteps steps) {
        steps.done();
        notifyAll();
    }

    synchronized void ready(Window full, Training training) {
        full.ready(training);
        full.reader().endFilling();
        notifyAll();
    }

    synchronized void fail(Window failed, Throwable why) {
        failed.fail(why);
        failed.reader().endFilling();
        fail(why);
    }

    /** No more windows are read than are open. */
    synchronized void fail(Throwable why) {
        failure = failure == null ? why : failure;
        notifyAll();
    }

    /** The thread ends. Gives the steps that it would have made next. */
    synchronized Optional<HandedSteps> leave(WindowReader reader) {
        reader.leave();
        reader.filling().ifPresent(cut -> fail(cut, new InterruptedException()));
        return reader.takeHanded();
    }

    /** All threads are to end. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    private RuntimeException failed(Throwable why) {
        if (why instanceof ClosedByInterruptException || why instanceof InterruptedException) {
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

    IllegalStateException interrupted(Throwable why) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for " + data.name(), why);
    }
}
