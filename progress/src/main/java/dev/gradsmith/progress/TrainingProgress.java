package dev.gradsmith.progress;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows how far training is: on a terminal a bar with the epoch, the loss, the speed and the time that is left, elsewhere a line for an
 * epoch, but at most one a second, the first and the last always among them. Written to the standard error stream.
 *
 * <pre>{@code
 * FitOptions options = FitOptions.epochs(100);
 * try (TrainingProgress progress = TrainingProgress.of(options)) {
 *     trainer.fit(X, y, options.onEpoch(progress));
 * }
 * }</pre>
 *
 * For one call of {@code fit}. Not for several threads.
 */
public final class TrainingProgress implements Consumer<Epoch>, AutoCloseable {
    private final Display display;
    private final int epochs;
    private final LongSupplier clock;
    private final long start;
    private long steps;

    TrainingProgress(Display display, int epochs, LongSupplier clock) {
        this.display = display;
        this.epochs = epochs;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** For a run with these options: a bar if the standard error stream is a terminal, lines if not. */
    public static TrainingProgress of(FitOptions options) {
        Display display = Terminal.isThere() ? BarDisplay.onTerminal(options.epochs()) : new LineDisplay(System.err);
        return new TrainingProgress(display, options.epochs(), System::nanoTime);
    }

    /** The same in lines, to any stream, whether it is a terminal or not. */
    public static TrainingProgress lines(FitOptions options, PrintStream out) {
        return new TrainingProgress(new LineDisplay(out), options.epochs(), System::nanoTime);
    }

    @Override
    public void accept(Epoch epoch) {
        steps += epoch.steps();
        display.show(new State(epoch, epochs, steps, clock.getAsLong() - start));
    }

    /** Leaves what was shown last. */
    @Override
    public void close() {
        display.close();
    }
}
