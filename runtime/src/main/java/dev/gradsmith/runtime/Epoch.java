package dev.gradsmith.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What one pass over the data came to.
 *
 * @param number counts from 1
 * @param meanLoss the mean of the losses of this epoch's steps, each taken before its update; NaN if the epoch had no step
 * @param steps how many updates were made
 * @param examples how many rows they saw
 * @param nanoseconds how long the epoch took
 */
public record Epoch(int number, double meanLoss, long steps, long examples, long nanoseconds) {

    private static final int DIGITS = 4;

    /** One line, for example {@code epoch 1  mean loss 24.6606}: at least four decimals and at least four significant digits. */
    @Override
    public String toString() {
        return "epoch " + number + "  mean loss " + digits(meanLoss);
    }

    private static String digits(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0.0000";
        }
        BigDecimal exact = new BigDecimal(value);
        int decimalsForDigits = DIGITS - 1 - leadingExponent(exact);
        int decimals = Math.max(DIGITS, decimalsForDigits);
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The power of ten of the first digit that will be shown; rounding may have carried into a new one. */
    private static int leadingExponent(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(DIGITS));
        return rounded.precision() - rounded.scale() - 1;
    }
}
