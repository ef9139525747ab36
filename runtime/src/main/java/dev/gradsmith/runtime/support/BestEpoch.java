package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import java.util.Optional;

/** Which epoch was the best so far. It follows from the epochs alone, given one after the other. */
final class BestEpoch {
    private final EarlyStopping rule;
    private Optional<Epoch> best = Optional.empty();
    private double value = Double.NaN;
    private int without;

    BestEpoch(EarlyStopping rule) {
        this.rule = rule;
    }

    /** Takes the next epoch; gives whether it is the best. */
    boolean isBest(Epoch epoch) {
        double now = rule.monitor().of(epoch);
        if (!rule.monitor().isBetter(now, value, rule.leastImprovement())) {
            without++;
            return false;
        }
        best = Optional.of(epoch);
        value = now;
        without = 0;
        return true;
    }

    /** Whether so many epochs in a row were no better that the fit ends. */
    boolean isEnough() {
        return without >= rule.patience();
    }

    Optional<Epoch> epoch() {
        return best;
    }
}
