package dev.gradsmith.progress;

import java.io.PrintStream;

/** A line for an epoch, but not so many that a log is nothing else. */
final class LineDisplay implements Display {
    private static final long LEAST_NANOSECONDS = 1_000_000_000L;

    private final PrintStream out;
    private long last = Long.MIN_VALUE;

    LineDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(State state) {
        boolean first = last == Long.MIN_VALUE;
        if (first || state.isLast() || state.nanoseconds() - last >= LEAST_NANOSECONDS) {
            last = state.nanoseconds();
            out.println(state.line());
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
