package dev.gradsmith.progress;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar in the last line of a terminal, drawn again a few times a second by a thread of its own. */
final class BarDisplay implements Display {
    private static final int MILLISECONDS = 200;

    /** The bar counts in parts of an epoch, and shows whole ones. */
    private static final int PARTS = 1_000;

    private final ProgressBarBuilder builder;

    /** Made when it is known where the run begins. */
    private @Nullable ProgressBar bar;

    private BarDisplay(ProgressBarBuilder builder, int epochs) {
        this.builder = builder.setTaskName("epoch")
                .setInitialMax((long) PARTS * epochs)
                .setUnit("", PARTS)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK);
    }

    /** On the terminal that the standard error stream is. */
    static BarDisplay onTerminal(int epochs) {
        return new BarDisplay(new ProgressBarBuilder(), epochs);
    }

    /** To a stream, for so many columns. */
    static BarDisplay to(PrintStream out, int columns, int epochs) {
        return new BarDisplay(
                new ProgressBarBuilder().setConsumer(new ConsoleProgressBarConsumer(out, columns)), epochs);
    }

    @Override
    public void within(State state) {
        ProgressBar shown = bar;
        if (shown == null) {
            // What was made before this run took none of its time.
            shown = builder.startsFrom(parts(state.start()), Duration.ZERO).build();
            bar = shown;
        }
        // The bar is drawn again when it has moved: not before its text is there.
        shown.setExtraMessage(state.measures());
        shown.stepTo(parts(state.made()));
    }

    private static long parts(double epochs) {
        return (long) (PARTS * epochs);
    }

    @Override
    public void over(State state) {
        within(state);
    }

    @Override
    public void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
        }
    }
}
