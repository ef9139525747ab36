package dev.gradsmith.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people write them. */
public final class NumberText {
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-4;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private NumberText() {}

    /** To so many significant digits, but whole numbers in full: {@code −0.0123}, {@code 1.2×10⁻⁷}, {@code 12,345}. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        if (Math.abs(value) < SMALL || Math.abs(value) >= LARGE) {
            return scientific(rounded);
        }
        int decimals = Math.max(0, rounded.scale());
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
    }

    /** With so many decimals. */
    static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return minus(text.matches("-0(\\.0*)?") ? text.substring(1) : text);
    }

    /** A whole number: {@code 12,345}. */
    public static String whole(long value) {
        return minus(String.format(Locale.ROOT, "%,d", value));
    }

    static String scientific(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        BigDecimal mantissa = plain.movePointLeft(exponent);
        String power = "10" + superscript(exponent);
        if (mantissa.abs().compareTo(BigDecimal.ONE) == 0) {
            return (mantissa.signum() < 0 ? "−" : "") + power;
        }
        return minus(mantissa.toPlainString()) + "×" + power;
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "∞" : "−∞";
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
