package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.DescribedSchedule;
import dev.gradsmith.runtime.internal.Plateau;
import java.util.Collections;
import java.util.List;

/**
 * How a hyperparameter, such as the learning rate, changes in the course of a fit: a factor on the value that it has when the fit begins.
 * {@link FitOptions#schedule} takes it once an epoch, {@link FitOptions#scheduleSteps} before each step.
 *
 * <p>A factor follows from how far the fit is, and from nothing else, so that a fit that is resumed goes on as it would have. Those that are made here are the same bits on every
 * machine.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * How far a fit is.
     *
     * @param epochs how many have passed: 0 in the first epoch, or 2.5 in the middle of the third where each step is asked for
     * @param past the epochs that have passed, as a view: not to be kept
     */
    record Progress(double epochs, List<Epoch> past) {
        public Progress {
            past = Collections.unmodifiableList(past);
        }
    }

    /** What the initial value is multiplied by. */
    double factor(Progress progress);

    /**
     * What it is, in words that tell it from another: they stand in receipts, and a checkpoint of a run with other words is refused. Of a schedule that is code of one's own,
     * {@code code}.
     */
    default String description() {
        return "code";
    }

    /** Always the initial value. */
    static Schedule constant() {
        return new DescribedSchedule("constant()", progress -> 1);
    }

    /**
     * {@code factor} once more after every {@code every} epochs, as PyTorch's {@code StepLR}: {@code factor^floor(epochs / every)}.
     *
     * @throws IllegalArgumentException if an argument is not positive
     */
    static Schedule step(double every, double factor) {
        requirePositive("every", every);
        requirePositive("factor", factor);
        return new DescribedSchedule(
                "step(" + every + ", " + factor + ")",
                progress -> StrictMath.pow(factor, Math.floor(progress.epochs() / every)));
    }

    /**
     * {@code factor} once more each epoch, as PyTorch's {@code ExponentialLR}: {@code factor^epochs}.
     *
     * @throws IllegalArgumentException if {@code factor} is not positive
     */
    static Schedule exponential(double factor) {
        requirePositive("factor", factor);
        return new DescribedSchedule(
                "exponential(" + factor + ")", progress -> StrictMath.pow(factor, progress.epochs()));
    }

    /**
     * From 1 to {@code least} in half a wave of that many epochs, then {@code least}: {@code least + (1 - least) (1 + cos(pi t)) / 2} with
     * {@code t = epochs / over} (Loshchilov and Hutter, "SGDR", 2017, equation 5, without restarts).
     *
     * @param least from 0 to 1
     * @throws IllegalArgumentException if an argument is outside its range
     */
    static Schedule cosine(double over, double least) {
        requirePositive("over", over);
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("least must be from 0 to 1, is " + least);
        }
        return new DescribedSchedule("cosine(" + over + ", " + least + ")", progress -> {
            double share = Math.min(1, progress.epochs() / over);
            return least + (1 - least) * (1 + StrictMath.cos(Math.PI * share)) / 2;
        });
    }

    /** The same, down to 0. */
    static Schedule cosine(double over) {
        return cosine(over, 0);
    }

    /**
     * From {@code first} to 1 in a straight line over that many epochs, then 1, as PyTorch's {@code LinearLR}. To be followed by another with
     * {@link #then}.
     *
     * @param first above 0, up to 1
     * @throws IllegalArgumentException if an argument is outside its range
     */
    static Schedule warmUp(double over, double first) {
        requirePositive("over", over);
        if (!(first > 0 && first <= 1)) {
            throw new IllegalArgumentException("first must be above 0 and at most 1, is " + first);
        }
        return new DescribedSchedule(
                "warmUp(" + over + ", " + first + ")",
                progress -> first + (1 - first) * Math.min(1, progress.epochs() / over));
    }

    /**
     * {@code factor} once more whenever {@code patience} epochs in a row have brought nothing better, and counts anew after each time:
     * PyTorch's {@code ReduceLROnPlateau} with a threshold of 0, whose patience is one less.
     *
     * @throws IllegalArgumentException if {@code factor} is not between 0 and 1, or {@code patience} is less than 1
     */
    static Schedule onPlateau(Monitor monitor, int patience, double factor) {
        return new Plateau(monitor, patience, factor);
    }

    /** Both factors together: a schedule that is slowed down by another. */
    default Schedule times(Schedule other) {
        return new DescribedSchedule(
                description() + ".times(" + other.description() + ")",
                progress -> factor(progress) * other.factor(progress));
    }

    /**
     * This one for so many epochs, then {@code next}, which begins anew: it knows only of the epochs since.
     *
     * @throws IllegalArgumentException if {@code epochs} is not positive
     */
    default Schedule then(double epochs, Schedule next) {
        requirePositive("epochs", epochs);
        String description = description() + ".then(" + epochs + ", " + next.description() + ")";
        return new DescribedSchedule(description, progress -> {
            if (progress.epochs() < epochs) {
                return factor(progress);
            }
            int begun = (int) Math.min(progress.past().size(), Math.ceil(epochs));
            List<Epoch> since = progress.past().subList(begun, progress.past().size());
            return next.factor(new Progress(progress.epochs() - epochs, since));
        });
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0, is " + value);
        }
    }
}
