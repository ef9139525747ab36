package dev.gradsmith.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how often a fit writes down how far it is, so that it can go on after its process was killed. Immutable.
 *
 * <p>A fit whose file is there already goes on from it, and ends with the bits of one that was never interrupted; see {@link
 * FitOptions#checkpoint(Checkpoints)}. The file is written before the first step, then as often as this says, and at the end. Each writing
 * replaces the file in one step.
 */
public final class Checkpoints {

    /** When the file is due again. */
    public sealed interface Interval {
        /** After so many epochs. */
        record Epochs(int count) implements Interval {}

        /** After so many steps, at the next end of a group of up to 64 of them. */
        record Steps(long count) implements Interval {}

        /** After so much time, at the next end of a group of up to 64 steps. */
        record Time(Duration duration) implements Interval {}
    }

    private final Path file;
    private final Interval interval;

    private Checkpoints(Path file, Interval interval) {
        this.file = file;
        this.interval = interval;
    }

    /** In this file, after each epoch. Its folder must exist. */
    public static Checkpoints in(Path file) {
        return new Checkpoints(Objects.requireNonNull(file), new Interval.Epochs(1));
    }

    /**
     * After so many epochs.
     *
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public Checkpoints everyEpochs(int count) {
        require(count >= 1, "everyEpochs must be at least 1, is " + count);
        return new Checkpoints(file, new Interval.Epochs(count));
    }

    /**
     * After so many steps: where the next group of up to 64 of them ends, since steps are made in such groups.
     *
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public Checkpoints everySteps(long count) {
        require(count >= 1, "everySteps must be at least 1, is " + count);
        return new Checkpoints(file, new Interval.Steps(count));
    }

    /**
     * After so much time, at the end of a group of steps as {@link #everySteps} says. When it is written has no part in what the training
     * comes to.
     *
     * @throws IllegalArgumentException if {@code time} is not positive
     */
    public Checkpoints every(Duration time) {
        require(!time.isNegative() && !time.isZero(), "the time between checkpoints must be positive, is " + time);
        return new Checkpoints(file, new Interval.Time(time));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Where they are written. */
    public Path file() {
        return file;
    }

    /** How often. */
    public Interval interval() {
        return interval;
    }
}
