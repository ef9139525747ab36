package dev.gradsmith.progress;

import dev.gradsmith.runtime.Epoch;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a run is.
 *
 * @param epoch the last one that is done
 * @param steps of all epochs together
 * @param nanoseconds since the beginning
 */
record State(Epoch epoch, int epochs, long steps, long nanoseconds) {
    private static final double SECOND = 1e9;

    /** Losses, steps and speed, short enough to stand beside a bar: {@code loss 0.01304, validation 0.01411, step 25,000, 4.5 M/s}. */
    String measures() {
        return "loss " + losses(", ") + String.format(Locale.ROOT, ", step %,d", steps) + speed(", ", "/s");
    }

    /** The whole line: {@code epoch 3/10  loss 2.919  …  0:05 left}. */
    String line() {
        String left = isLast() ? "" : "  " + clock(nanosecondsLeft()) + " left";
        String count = String.format(Locale.ROOT, "%,d", steps);
        return "epoch " + epoch.number() + "/" + epochs + "  loss " + losses("  ") + "  " + count + " steps"
                + speed("  ", " examples/s") + left;
    }

    boolean isLast() {
        return epoch.number() >= epochs;
    }

    /** If the epochs to come take as long as those before. */
    private long nanosecondsLeft() {
        return (long) ((double) nanoseconds / epoch.number() * (epochs - epoch.number()));
    }

    /** The mean loss of the epoch's steps, and the loss of the validation data where there is some. */
    private String losses(String separator) {
        OptionalDouble validation = epoch.validationLoss();
        String second = validation.isPresent() ? separator + "validation " + number(validation.getAsDouble()) : "";
        return number(epoch.meanLoss()) + second;
    }

    private static String number(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4g", loss) : Double.toString(loss);
    }

    private String speed(String before, String of) {
        if (epoch.nanoseconds() <= 0 || epoch.examples() == 0) {
            return "";
        }
        double speed = epoch.examples() / (epoch.nanoseconds() / SECOND);
        String unit = speed >= 1e6 ? " M" : speed >= 1e3 ? " k" : "";
        double shown = speed >= 1e6 ? speed / 1e6 : speed >= 1e3 ? speed / 1e3 : speed;
        return String.format(Locale.ROOT, "%s%.1f%s%s", before, shown, unit, of);
    }

    /** {@code 0:05}, {@code 12:40}, {@code 3:04:05}. */
    static String clock(long nanoseconds) {
        long seconds = Math.round(nanoseconds / SECOND);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }
}
