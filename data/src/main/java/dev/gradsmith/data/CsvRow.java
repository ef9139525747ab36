package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** The row of a CSV file that was read last: its fields as the parser has them, so that a number needs no text of its own. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int FIRST_ROOM = 256;

    private char[] text = new char[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private int fields;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = 0;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int start = start(index);
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(start + length, text.length + (text.length >> 1)));
        }
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index + (index >> 1));
        }
        System.arraycopy(buffer, offset, text, start, length);
        ends[index] = start + length;
        fields = index + 1;
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

    /** A field without the space around it. */
    String field(int index) {
        return new String(text, start(index), ends[index] - start(index)).strip();
    }

    /** A field as a number, where it is one of the usual length; NaN else. */
    double number(int index) {
        return DecimalText.parse(text, start(index), ends[index]);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
