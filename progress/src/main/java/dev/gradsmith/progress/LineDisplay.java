package dev.gradsmith.progress;

import java.io.PrintStream;
import java.util.Optional;

/** A line for an epoch, but not so many that a log is nothing else; and some within an epoch that takes long. */
final class LineDisplay implements Display {
    private static final long BETWEEN_EPOCHS = 1_000_000_000L;
    private static final long WITHIN_EPOCH = 30_000_000_000L;

    private final PrintStream out;
    private boolean hasEpoch;
    private long last;

    /** The last epoch, where it has no line yet. */
    private Optional<State> waiting = Optional.empty();

    LineDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void within(State state) {
        if (state.nanoseconds() - last >= WITHIN_EPOCH) {
            last = state.nanoseconds();
            // Of the epochs before nobody wants to know any more.
            waiting = Optional.empty();
            out.println(state.lineWithin());
        }
    }

    @Override
    public void over(State state) {
        boolean isDue = !hasEpoch || state.isLast() || state.nanoseconds() - last >= BETWEEN_EPOCHS;
        hasEpoch = true;
        if (!isDue) {
            waiting = Optional.of(state);
            return;
        }
        waiting = Optional.empty();
        last = state.nanoseconds();
        out.println(state.line());
    }

    /** A fit that ended early has its last line, too. */
    @Override
    public void close() {
        waiting.ifPresent(state -> out.println(state.lastLine()));
        waiting = Optional.empty();
        out.flush();
    }
}
