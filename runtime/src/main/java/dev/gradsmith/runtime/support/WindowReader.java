package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has to do for a {@link WindowLoader}: windows of its own that it fills, and steps on them. Windows never change their thread: memory that
 * another processor has read since is written three times as slowly. All changes under the lock of the {@link WindowQueue}.
 */
final class WindowReader {
    /** What it does next: the steps first, if any, because the thread that trains waits for them. */
    record Work(Optional<HandedSteps> steps, Optional<Window> toFill) {
        static final Work NONE = new Work(Optional.empty(), Optional.empty());

        boolean isSome() {
            return steps.isPresent() || toFill.isPresent();
        }
    }

    private final DataBlocks data;
    private final int mostRows;
    private int mostWindows;
    private final Deque<Window> free = new ArrayDeque<>();
    private int windows;
    private @Nullable Window filling;
    private @Nullable HandedSteps handed;
    private boolean isGone;

    /**
     * @param mostRows of a window
     * @param mostWindows to be filled or full at a time
     */
    WindowReader(DataBlocks data, int mostRows, int mostWindows) {
        this.data = data;
        this.mostRows = mostRows;
        this.mostWindows = mostWindows;
    }

    /** A window to be filled, if there is room for one; the thread is filling it then. */
    Optional<Window> claim() {
        if (free.isEmpty() && windows == mostWindows) {
            return Optional.empty();
        }
        if (free.isEmpty()) {
            free.add(new Window(this, data.allocate(mostRows), mostRows));
            windows++;
        }
        Window next = free.removeFirst();
        filling = next;
        return Optional.of(next);
    }

    /** There is no memory for more windows than there are. */
    void hasAll() {
        mostWindows = windows;
    }

    /** The window that the thread is filling. */
    Optional<Window> filling() {
        return Optional.ofNullable(filling);
    }

    /** The window is full, or has failed. */
    void endFilling() {
        filling = null;
    }

    /** Takes back a window that has been trained on. */
    void release(Window used) {
        free.add(used);
    }

    /** Gives the thread steps to be made; false if it has ended. */
    boolean hand(HandedSteps steps) {
        if (!isGone) {
            handed = steps;
        }
        return !isGone;
    }

    /** The steps that are to be made. */
    Optional<HandedSteps> takeHanded() {
        Optional<HandedSteps> steps = Optional.ofNullable(handed);
        handed = null;
        return steps;
    }

    /** Takes back steps, if the thread has not begun them. */
    void takeBack(HandedSteps steps) {
        if (handed == steps) {
            handed = null;
            steps.takeBack();
        }
    }

    /** The thread ends. */
    void leave() {
        isGone = true;
    }
}
