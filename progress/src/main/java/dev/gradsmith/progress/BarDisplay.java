package dev.gradsmith.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar in the last line of a terminal, drawn again a few times a second by a thread of its own. */
final class BarDisplay implements Display {
    private static final int MILLISECONDS = 200;

    private final ProgressBar bar;

    private BarDisplay(ProgressBarBuilder builder, int epochs) {
        bar = builder.setTaskName("epoch")
                .setInitialMax(epochs)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .build();
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
    public void show(State state) {
        bar.stepTo(state.epoch().number());
        bar.setExtraMessage(state.measures());
    }

    @Override
    public void close() {
        bar.close();
    }
}
