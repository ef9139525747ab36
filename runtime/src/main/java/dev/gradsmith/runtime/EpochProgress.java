package dev.gradsmith.runtime;

/**
 * How far a fit is within an epoch: what {@link FitOptions#onProgress} tells.
 *
 * @param epoch the number of the epoch that is being made; counts from 1
 * @param epochs how many the fit makes unless it ends early
 * @param steps how many of the epoch's updates are made, those before a resumption included
 * @param stepsOfEpoch how many updates the epoch has
 * @param stepsBefore how many updates the epochs before came to, those before a resumption included
 * @param examples how many rows the epoch's updates saw
 * @param meanLoss the mean of the losses of the epoch's steps so far, each taken before its update; NaN before the first
 * @param nanoseconds how long the epoch has taken so far
 */
public record EpochProgress(
        int epoch,
        int epochs,
        long steps,
        long stepsOfEpoch,
        long stepsBefore,
        long examples,
        double meanLoss,
        long nanoseconds) {

    /** How many epochs are made, with the fraction of this one: 2.5 in the middle of the third. */
    public double epochsMade() {
        return epoch - 1 + (stepsOfEpoch == 0 ? 0 : (double) steps / stepsOfEpoch);
    }

    /** How many updates were made since the fit began, in all epochs together. */
    public long allSteps() {
        return stepsBefore + steps;
    }
}
