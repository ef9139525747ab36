package dev.gradsmith.runtime;

/** What to do with the rows that are left over where the rows of an epoch do not divide by the batch size. */
public enum LastBatch {
    /** They make a smaller batch. */
    KEEP,
    /** They are left out of this epoch. */
    DROP,
    /** They come first in the next epoch, ahead of all of its rows; what is left after the last epoch is not used. */
    ROLL_OVER
}
