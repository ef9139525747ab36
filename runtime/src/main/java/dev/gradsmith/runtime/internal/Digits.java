package dev.gradsmith.runtime.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people to read. */
public final class Digits {
    private static final int DIGITS = 4;

    private Digits() {}

    /** At least four decimals and at least four significant digits: {@code 24.6606}, {@code 0.01003}. */
    public static String four(double value) {
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
