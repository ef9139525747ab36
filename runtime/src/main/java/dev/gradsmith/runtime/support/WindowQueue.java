package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the threads of a {@link WindowLoader} know in common, under one lock: which windows are being filled or ready, and who is to do what next. */
final class WindowQueue {
    /** How long the thread that trains waits for another to begin with steps. That reads a block meanwhile, which can take long on a network. */
    private static final long PATIENCE_MILLIS = 20;

    private final DataBlocks data;
    private final WindowSequence sequence;

    /** In the order in which they are trained on. */
    private final Deque<Window> open = new ArrayDeque<>();

    private final Set<Window> windows = new HashSet<>();
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
            Optional<Window> toFill = toFill(own);
            throwFailure();
            if (toFill.isPresent()) {
                return toFill;
            }
            if (open.isEmpty() && sequence.isOver()) {
                throw new IllegalStateException("no more rows than were announced are there");
            }
            wait();
        }
        return Optional.empty();
    }

    /**
     * For the thread that trains: a window of which it is to read a block before the steps have been made; none once they are, or are taken back because the reader does not
     * come to them. An interrupt is for later.
     */
    synchronized Optional<Window> untilDone(HandedSteps steps, WindowReader reader, WindowReader own) {
        long start = System.nanoTime();
        boolean interrupted = false;
        Optional<Window> toFill = toFill(own);
        while (toFill.isEmpty() && !steps.isDone() && !steps.isTakenBack()) {
            try {
                wait(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted || System.nanoTime() - start > PATIENCE_MILLIS * 1_000_000) {
                reader.takeBack(steps);
            }
            toFill = toFill(own);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return steps.isDone() || steps.isTakenBack() ? Optional.empty() : toFill;
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

    /** The window of which the thread is to read a block next; none if it has no room for one, or at the end. Throws nothing: what fails is kept. */
    private Optional<Window> toFill(WindowReader reader) {
        if (reader.filling().isEmpty() && failure == null && !sequence.isOver()) {
            try {
                reader.claim().ifPresent(this::open);
            } catch (OutOfMemoryError e) {
                withoutRoom(reader, e);
            } catch (RuntimeException | Error e) {
                reader.endFilling();
                fail(e);
            }
        }
        return reader.filling();
    }

    private void open(Window claimed) {
        windows.add(claimed);
        sequence.begin(claimed);
        open.add(claimed);
    }

    /** Two windows do, if slower: what is left of one is taken over by the next; one, if an epoch has no more. Not where there is a window, but no memory to say what it is filled with. */
    private void withoutRoom(WindowReader reader, OutOfMemoryError e) {
        reader.hasAll();
        if (windows.size() < Math.min(2, sequence.windows()) || reader.filling().isPresent()) {
            reader.endFilling();
            fail(e);
        }
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
        if (!isClosed) {
            reader.filling().ifPresent(cut -> fail(cut, new InterruptedException()));
            fail(new InterruptedException());
        }
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
            return new UnreadableDataException(problem);
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
