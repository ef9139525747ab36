package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/**
 * The row of a CSV file that was read last. Where a number may stand it is read from the parser's own buffer, so that it needs no text of
 * its own; all other fields are kept as they are.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int FIRST_ROOM = 256;

    /** Which fields are numbers, as far as is known; none in the row of the names. */
    private boolean[] areNumbers = {};

    private double[] numbers = new double[FIRST_ROOM];
    private char[] text = new char[FIRST_ROOM];

    /** Where a field's text ends; it begins where that of the field before ends. */
    private int[] ends = new int[FIRST_ROOM];

    private int fields;
    private long line;

    /** From the next row on, the first so many fields may be numbers. */
    void expectNumbers(int count) {
        areNumbers = new boolean[count];
        Arrays.fill(areNumbers, true);
    }

    /** From the next row on, this field is text even where it looks like a number. */
    void expectText(int index) {
        areNumbers[index] = false;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = 0;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index + (index >> 1));
            numbers = Arrays.copyOf(numbers, ends.length);
        }
        boolean isNumber = index < areNumbers.length && areNumbers[index];
        double number = isNumber ? DecimalText.parse(buffer, offset, offset + length) : Double.NaN;
        numbers[index] = number;
        int start = start(index);
        ends[index] = start;
        if (Double.isNaN(number)) {
            keep(buffer, offset, length, start);
            ends[index] = start + length;
        }
        fields = index + 1;
    }

    private void keep(char[] buffer, int offset, int length, int start) {
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(start + length, text.length + (text.length >> 1)));
        }
        System.arraycopy(buffer, offset, text, start, length);
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** The line on which it starts. */
    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    /** A field as a number, where it is one in decimal; NaN else. */
    double number(int index) {
        return numbers[index];
    }

    /** A field that is no number, or wanted as text, without the space around it. */
    String field(int index) {
        return new String(text, start(index), ends[index] - start(index)).strip();
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
