package dev.gradsmith.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.OptionalDouble;

/** Numbers as text files write them: as Java does, but without its type's letter and not in hexadecimal. */
final class NumberText {
    private static final int LONGEST_QUOTED = 60;

    private NumberText() {}

    /** The number nearest to what is written; empty if it is none, or too large for a {@code double}. */
    static OptionalDouble parse(String text) {
        if (hasJavaForm(text)) {
            return OptionalDouble.empty();
        }
        try {
            double value = JavaDoubleParser.parseDouble(text);
            // Where a number is too large, infinity is not what the file says.
            return Double.isInfinite(value) && !text.endsWith("Infinity")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** What should have stood where {@link #parse} found no number. */
    static String expected(String text) {
        if (text.matches("[-+]?[0-9]+,[0-9]+")) {
            return "a number, with a point before its decimals";
        }
        return isTooLarge(text) ? "a number that fits a double" : "a number";
    }

    /** A text for a message, in quotes, no longer than fits a line. */
    static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "…") + "'";
    }

    private static boolean isTooLarge(String text) {
        try {
            return !hasJavaForm(text) && Double.isInfinite(JavaDoubleParser.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether it ends like {@code 1d} or {@code 1f}, or is hexadecimal: numbers to Java's parser, hardly to the file's author. */
    private static boolean hasJavaForm(String text) {
        return !text.isEmpty()
                && ("dDfF".indexOf(text.charAt(text.length() - 1)) >= 0
                        || text.indexOf('x') >= 0
                        || text.indexOf('X') >= 0);
    }
}
