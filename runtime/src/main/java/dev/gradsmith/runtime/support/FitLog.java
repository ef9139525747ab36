package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.internal.Log;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What a fit logs. A text is made only where its level is on; at INFO there is only what its caller might not expect. */
final class FitLog {
    private FitLog() {}

    static void begins(FitOptions options, int rows) {
        debug(() -> "A fit begins: " + rows + " rows, " + options.epochs() + " epochs, batches of "
                + options.batchSize() + ".");
    }

    static void goesOn(FitOptions options, FitPosition position) {
        String where = place(position);
        Log.log(
                Level.INFO,
                () -> "The fit of " + options.epochs() + " epochs goes on " + where + ", from the checkpoint "
                        + options.checkpoints()
                                .map(one -> one.file().toString())
                                .orElse("") + ".");
    }

    private static String place(FitPosition position) {
        return place(position.past().size(), position.within().steps());
    }

    /** For example {@code after epoch 3}, or {@code after step 64 of epoch 4}. */
    static String place(int epochs, long stepsOfNext) {
        if (stepsOfNext > 0) {
            return "after step " + stepsOfNext + " of epoch " + (epochs + 1);
        }
        return epochs == 0 ? "before the first step" : "after epoch " + epochs;
    }

    static void epoch(Epoch epoch) {
        debug(epoch::toString);
    }

    static boolean isOnForChanges() {
        return Log.isOn(Level.DEBUG);
    }

    static void lowered(String hyperparameter, double before, double now, int epoch) {
        debug(() -> hyperparameter + " is lowered from " + before + " to " + now + " in epoch " + epoch
                + ": a plateau was reached.");
    }

    static void written(Path file, FitPosition position) {
        // Now: the position's epochs are the fit's own, and the text may be made later.
        String where = place(position);
        debug(() -> "The checkpoint " + file + " is written " + where + ".");
    }

    static void ends(FitOptions options, int epochs) {
        debug(() -> "The fit ends after " + epochs + " of " + options.epochs() + " epochs: "
                + (epochs < options.epochs() ? "the last ones brought nothing better." : "all are made."));
    }

    /** @param where for example {@code after epoch 3} */
    static void stopped(String where) {
        Log.log(Level.INFO, () -> "The fit ends " + where + ": it was asked to.");
    }

    static void restored(Optional<Epoch> best) {
        best.ifPresent(epoch ->
                debug(() -> "The model has got back the parameters of its best epoch, " + epoch.number() + "."));
    }

    private static void debug(Supplier<String> text) {
        Log.log(Level.DEBUG, text);
    }
}
