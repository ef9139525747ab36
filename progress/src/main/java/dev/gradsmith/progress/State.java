package dev.gradsmith.progress;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.EpochProgress;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a run is.
 *
 * @param now within an epoch or at its end
 * @param validationLoss of the last epoch that has one
 * @param made how many epochs are made, with the fraction of this one
 * @param start how many were when this run began: above 0 where it went on from a checkpoint
 * @param nanoseconds since this run began
 */
record State(EpochProgress now, OptionalDouble validationLoss, double made, double start, long nanoseconds) {
    private static final double SECOND = 1e9;

    /** Within an epoch. */
    static State within(EpochProgress now, OptionalDouble validationLoss, double start, long nanoseconds) {
        return new State(now, validationLoss, now.epochsMade(), start, nanoseconds);
    }

    /** At the end of an epoch, before which there were so many steps. */
    static State over(Epoch epoch, int epochs, long stepsBefore, double start, long nanoseconds) {
        EpochProgress end = new EpochProgress(
                epoch.number(),
                epochs,
                epoch.steps(),
                epoch.steps(),
                stepsBefore,
                epoch.examples(),
                epoch.meanLoss(),
                epoch.nanoseconds());
        return new State(end, epoch.validationLoss(), epoch.number(), start, nanoseconds);
    }

    /** Short enough to stand beside a bar: {@code loss 0.01304, validation 0.01411, step 500/2,500, 4.5 M/s, 25,500 in all}. */
    String measures() {
        return lossesWithin(", ") + steps() + speed(", ", "/s") + ", " + count(now.allSteps()) + " in all";
    }

    /** A whole line within an epoch: {@code epoch 3/10  loss 2.919  step 500/2,500  …  5,500 steps in all  0:05 left}. */
    String lineWithin() {
        return place() + "  " + lossesWithin("  ") + steps() + speed("  ", " examples/s") + "  " + count(now.allSteps())
                + " steps in all" + left();
    }

    /** A whole line of an epoch: {@code epoch 3/10  loss 2.919  7,500 steps  …  0:05 left}. */
    String line() {
        return lastLine() + left();
    }

    /** The same where no more are made. */
    String lastLine() {
        return place() + "  " + losses("  ") + "  " + count(now.allSteps()) + " steps" + speed("  ", " examples/s");
    }

    boolean isLast() {
        return made >= now.epochs();
    }

    private String place() {
        return "epoch " + now.epoch() + "/" + now.epochs();
    }

    private String steps() {
        return "step " + count(now.steps()) + "/" + count(now.stepsOfEpoch());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** If the epochs to come take as long as those that this run has made; empty before it has made a step. */
    private String left() {
        if (isLast() || made <= start) {
            return "";
        }
        return "  " + clock((long) (nanoseconds / (made - start) * (now.epochs() - made))) + " left";
    }

    /** The mean loss of the epoch's steps, and the loss of the validation data where there is some. */
    private String losses(String separator) {
        String second =
                validationLoss.isPresent() ? separator + "validation " + number(validationLoss.getAsDouble()) : "";
        return "loss " + number(now.meanLoss()) + second;
    }

    /** Before an epoch's first step it has no loss. */
    private String lossesWithin(String separator) {
        return now.steps() == 0 ? "" : losses(separator) + separator;
    }

    private static String number(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4g", loss) : Double.toString(loss);
    }

    private String speed(String before, String of) {
        if (now.nanoseconds() <= 0 || now.examples() == 0) {
            return "";
        }
        double speed = now.examples() / (now.nanoseconds() / SECOND);
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
