package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a CSV file on which its rows start: rows are fewer where lines are empty, or lines more where fields are quoted. */
final class CsvLines implements Origin {
    private static final int FIRST_ROOM = 64;

    private final Path file;
    private final CsvFormat format;
    private long[] lines = new long[FIRST_ROOM];
    private int rows;

    CsvLines(Path file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    /** The next row starts on this line. */
    void add(long line) throws DataException {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, ArraySize.next(name(), rows, Long.BYTES));
        }
        lines[rows++] = line;
    }

    /** How many rows there are. */
    int rows() {
        return rows;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String place(int row) {
        return file + ":" + lines[row];
    }

    @Override
    public String missing() {
        return format.missingInWords();
    }
}
