package dev.gradsmith.progress;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.FitOptions;
import java.io.PrintStream;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows how far training is, within epochs as well: on a terminal a bar with the epoch, the loss, the step, the speed and the time that is
 * left; elsewhere a line for an epoch, but at most one a second, the first and the last always among them, and a line each half minute of an
 * epoch that takes long. Written to the standard error stream.
 *
 * <pre>{@code
 * try (TrainingProgress progress = TrainingProgress.of(FitOptions.epochs(100))) {
 *     trainer.fit(X, y, progress.options());
 * }
 * }</pre>
 *
 * <p>For one call of {@code fit}. Not for several threads. As a listener of epochs alone, {@code options.onEpoch(progress)}, it shows nothing
 * within them.
 */
public final class TrainingProgress implements Consumer<Epoch>, AutoCloseable {
    private final Display display;
    private final FitOptions options;
    private final LongSupplier clock;
    private long begun;

    /** How many epochs were made when this run began; NaN before anything is known. */
    private double start = Double.NaN;

    private long stepsBefore;
    private OptionalDouble validationLoss = OptionalDouble.empty();

    TrainingProgress(Display display, FitOptions options, LongSupplier clock) {
        this.display = display;
        this.options = options;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** For a run with these options: a bar if the standard error stream is a terminal, lines if not. */
    public static TrainingProgress of(FitOptions options) {
        Display display = Terminal.isThere() ? BarDisplay.onTerminal(options.epochs()) : new LineDisplay(System.err);
        return new TrainingProgress(display, options, System::nanoTime);
    }

    /** The same in lines, to any stream, whether it is a terminal or not. */
    public static TrainingProgress lines(FitOptions options, PrintStream out) {
        return new TrainingProgress(new LineDisplay(out), options, System::nanoTime);
    }

    /** The options of the run, with this as their listener: what to call {@code fit} with. */
    public FitOptions options() {
        return options.onEpoch(this).onProgress(this::within);
    }

    private void within(EpochProgress now) {
        if (Double.isNaN(start)) {
            // Time that passed before the fit is not the fit's.
            begun = clock.getAsLong();
            start = now.epochsMade();
        }
        stepsBefore = now.stepsBefore();
        display.within(State.within(now, validationLoss, start, nanoseconds()));
    }

    private long nanoseconds() {
        return clock.getAsLong() - begun;
    }

    @Override
    public void accept(Epoch epoch) {
        if (Double.isNaN(start)) {
            start = epoch.number() - 1;
        }
        validationLoss = epoch.validationLoss();
        display.over(State.over(epoch, options.epochs(), stepsBefore, start, nanoseconds()));
        stepsBefore += epoch.steps();
    }

    /** Leaves what was shown last, and shows the last epoch where that was not. */
    @Override
    public void close() {
        display.close();
    }
}
