package dev.gradsmith.data;

/**
 * Reads decimal numbers of the usual length several times faster than the JDK, to the same bits: where the digits are a whole number below
 * 2<sup>53</sup> and the power of ten is at most 22, both are exact as {@code double}, and their product or quotient is rounded once (W.
 * Clinger, "How to read floating point numbers accurately", 1990).
 */
final class DecimalText {
    private static final int MOST_DIGITS = 18;
    private static final long LARGEST = 1L << 53;
    private static final int LARGEST_POWER = 22;
    private static final int LARGEST_EXPONENT = 9999;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private DecimalText() {}

    /** The number that stands from {@code from} to before {@code to}; NaN where it has to be read another way, or is none. */
    static double parse(char[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count++;
            } else if (text[at] == '.' && point < 0) {
                point = count;
            } else {
                break;
            }
            if (count > MOST_DIGITS) {
                return Double.NaN;
            }
        }
        if (count == 0 || digits > LARGEST) {
            return Double.NaN;
        }
        int power = point < 0 ? 0 : point - count;
        if (at < to) {
            int exponent = exponent(text, at, to);
            if (exponent > LARGEST_EXPONENT) {
                return Double.NaN;
            }
            power += exponent;
        }
        if (power < -LARGEST_POWER || power > LARGEST_POWER) {
            return Double.NaN;
        }
        double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
        return negative ? -value : value;
    }

    /** What follows the digits as an exponent; more than {@value #LARGEST_EXPONENT} where it is none, or too large. */
    private static int exponent(char[] text, int from, int to) {
        int at = from;
        if ((text[at++] | 0x20) != 'e' || at == to) {
            return Integer.MAX_VALUE;
        }
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        if (at == to || to - at > 3) {
            return Integer.MAX_VALUE;
        }
        int exponent = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MAX_VALUE;
            }
            exponent = 10 * exponent + digit;
        }
        return negative ? -exponent : exponent;
    }
}
