package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Schedule;

/** A schedule that a receipt can name. */
public record DescribedSchedule(String description, Schedule schedule) implements Schedule {
    @Override
    public double factor(Progress progress) {
        return schedule.factor(progress);
    }
}
