package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.FitOptions;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Those who watch a fit within its epochs, and may ask for its end. They are looked after ten times a second at most, since a step may take
 * some nanoseconds; without them the clock is not read either.
 */
final class Watch {
    private static final long PAUSE_NANOSECONDS = 100_000_000;

    private final Optional<Consumer<EpochProgress>> listener;
    private final Optional<BooleanSupplier> stop;
    private final LongSupplier clock;
    private final boolean isWatched;
    private boolean hasBegun;
    private long last;
    private boolean isStopped;

    /** @param clock as {@link System#nanoTime} */
    Watch(FitOptions options, LongSupplier clock) {
        this.listener = options.onProgress();
        this.stop = options.stopWhen();
        this.clock = clock;
        this.isWatched = listener.isPresent() || stop.isPresent();
    }

    /** Between two groups of steps, and before the first of an epoch. */
    void between(Supplier<EpochProgress> progress) {
        if (isWatched && isDue()) {
            listener.ifPresent(watcher -> watcher.accept(progress.get()));
            ask();
        }
    }

    private boolean isDue() {
        long now = clock.getAsLong();
        if (hasBegun && now - last < PAUSE_NANOSECONDS) {
            return false;
        }
        hasBegun = true;
        last = now;
        return true;
    }

    /** After an epoch, when its listeners have been told. */
    void epochMade() {
        ask();
    }

    private void ask() {
        // What has once said yes may say no later.
        isStopped = isStopped || stop.filter(BooleanSupplier::getAsBoolean).isPresent();
    }

    /** Whether the fit is to end. */
    boolean isStopped() {
        return isStopped;
    }
}
