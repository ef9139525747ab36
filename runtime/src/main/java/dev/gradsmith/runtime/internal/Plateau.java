package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.Schedule;
import java.util.Objects;

/** A factor for each time that so many epochs in a row have brought nothing better. It is counted from the epochs anew each time. */
public record Plateau(Monitor monitor, int patience, double factor) implements Schedule {
    public Plateau {
        Objects.requireNonNull(monitor);
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, is " + patience);
        }
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be between 0 and 1, is " + factor);
        }
    }

    @Override
    public String description() {
        return "onPlateau(" + monitor + ", " + patience + ", " + factor + ")";
    }

    @Override
    public double factor(Progress progress) {
        double all = 1;
        double best = Double.NaN;
        int without = 0;
        for (Epoch epoch : progress.past()) {
            double value = monitor.of(epoch);
            if (monitor.isBetter(value, best, 0)) {
                best = value;
                without = 0;
            } else if (++without == patience) {
                all *= factor;
                without = 0;
            }
        }
        return all;
    }
}
