package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.RandomStream;
import dev.gradsmith.runtime.ValidationData;
import java.util.Arrays;
import java.util.Optional;

/** What a fit trains on, and what it is measured on. */
record FitData(Training training, Optional<Measured> validation) {

    /** @throws IllegalArgumentException if there are no rows, or the options want validation that this data does not allow */
    static FitData of(FitOptions options, Training all) {
        if (all.rows() < 1) {
            throw new IllegalArgumentException("there are no rows to fit");
        }
        FitData data =
                options.validation().map(wanted -> split(wanted, all)).orElse(new FitData(all, Optional.empty()));
        Monitors.require(options, data);
        return data;
    }

    private static FitData split(ValidationData wanted, Training all) {
        if (wanted instanceof ValidationData.Given given) {
            if (given.data().rows() < 1) {
                throw new IllegalArgumentException("there are no rows in the validation data");
            }
            return new FitData(all, Optional.of(all.on(given.data())));
        }
        if (wanted instanceof ValidationData.Blocks blocks) {
            return new FitData(all, Optional.of(MeasuredBlocks.of(all, BlockScan.requireRows(blocks.data()))));
        }
        return split((ValidationData.Part) wanted, all);
    }

    /** Both parts keep the order of the data. */
    private static FitData split(ValidationData.Part part, Training all) {
        int[] order = new int[all.rows()];
        Arrays.setAll(order, i -> i);
        RandomStream.named(part.seed(), "validation").shuffle(order);
        int taken = (int) Math.round(part.fraction() * order.length);
        if (taken == 0 || taken == order.length) {
            throw new IllegalArgumentException("a validation fraction of " + part.fraction() + " leaves "
                    + (taken == 0
                            ? "no row of " + order.length + " to validate"
                            : "no row of " + order.length + " to train")
                    + " on");
        }
        Arrays.sort(order, 0, taken);
        Arrays.sort(order, taken, order.length);
        return new FitData(
                all.part(Arrays.copyOfRange(order, taken, order.length)),
                Optional.of(all.part(Arrays.copyOf(order, taken))));
    }
}
