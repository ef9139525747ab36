package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Collects a column value by value, for sources that do not say how many rows come. The first row that is there says how many values every
 * row has. Something that does not fit is kept as a refusal until somebody asks for the column.
 */
final class ColumnBuilder {
    private static final int FIRST_ROOM = 64;

    private final Origin origin;
    private final String name;

    /** Which values are missing; of a column of text and of one that is refused, which rows have such a value. */
    private BitSet missing = new BitSet();

    private double[] values;
    private int count;
    private int rows;
    private int rowStart;

    /** Values a row; 0 until a row has said it. */
    private int width;

    /** The texts, once the first value was one. */
    private Optional<Words> words = Optional.empty();

    private Optional<Refusal> asNumber = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private Kind kind;

    /** What a column holds: the first value that is there decides. */
    enum Kind {
        OPEN,
        NUMBERS,
        TEXT
    }

    /** What is wrong with the column from this row on; of a column of text, what is wrong with reading it as numbers. */
    record Refusal(int row, String expected, String found, String advice) {
        DataException of(Column column) {
            return new DataException(
                    column.place(row),
                    "column '" + column.name() + "': expected " + expected + ", found " + found
                            + (advice.isEmpty() ? "" : "; " + advice));
        }
    }

    ColumnBuilder(Origin origin, String name) {
        this(origin, name, Kind.OPEN, 0, FIRST_ROOM);
    }

    private ColumnBuilder(Origin origin, String name, Kind kind, int width, int room) {
        this.origin = origin;
        this.name = name;
        this.kind = kind;
        this.width = width;
        this.values = new double[room];
    }

    /** For the rows that follow those of this one: what the column has shown itself to be it is there, too. */
    ColumnBuilder following(Origin next) {
        return new ColumnBuilder(next, name, kind, width, Math.max(count, FIRST_ROOM));
    }

    String name() {
        return name;
    }

    /** Whether its values so far are texts, or one of a block before was. */
    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** A row of one number. */
    void addRow(double value) throws DataException {
        add(value);
        endRow();
    }

    /** A row of text, in a column whose values before, if there were any, are texts too; else the column is refused. */
    void addTextRow(String text, String expected, String found, String advice) throws DataException {
        if (refusal.isPresent()) {
            rows++;
            return;
        }
        if (kind == Kind.NUMBERS || width > 1 || count > rows) {
            refuse(expected, found, advice);
            rows++;
            return;
        }
        if (words.isEmpty()) {
            kind = Kind.TEXT;
            asNumber = Optional.of(new Refusal(rows, expected, found, advice));
            Words started = new Words();
            for (int i = 0; i < rows; i++) {
                started.add(origin.name(), Optional.empty());
            }
            missing.set(0, rows);
            words = Optional.of(started);
        }
        addWord(Optional.of(text));
    }

    /** Whether there is a text already: why it is no number is known, and texts that follow need not say it. */
    boolean hasText() {
        return words.isPresent();
    }

    /** A row of text after another. */
    void addFurtherTextRow(String text) throws DataException {
        addWord(Optional.of(text));
    }

    /** A row of text as a binary format holds it. */
    void addUtf8(ByteBuffer bytes) throws DataException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            addTextRow(text, "a number", NumberText.quoted(text), "");
        } catch (CharacterCodingException e) {
            refuse("text in UTF-8", "other bytes", "write the column in that encoding");
            rows++;
        }
    }

    private void addWord(Optional<String> text) throws DataException {
        missing.set(rows, text.isEmpty());
        rows++;
        if (!words.orElseThrow().add(origin.name(), text)) {
            refusal = asNumber;
            words = Optional.empty();
        }
    }

    /** The row's next value. */
    void add(double value) throws DataException {
        if (refusal.isPresent()) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, ArraySize.next(origin.name(), count, Double.BYTES));
        }
        values[count++] = value;
        if (kind == Kind.OPEN && !Double.isNaN(value)) {
            kind = Kind.NUMBERS;
        }
    }

    /** The row's next value, which is missing. */
    void addMissing() throws DataException {
        if (refusal.isPresent()) {
            missing.set(rows);
            return;
        }
        missing.set(count);
        add(Double.NaN);
    }

    /** Whether nobody can read the column: values are not kept any more, but which rows have none. */
    boolean isRefused() {
        return refusal.isPresent();
    }

    /** A row of a column that is refused, of which there is something that nobody can read. */
    void skipRow() {
        rows++;
    }

    /** Refuses the column, if it is asked for, because of this row. */
    void refuse(String expected, String found, String advice) {
        if (refusal.isEmpty()) {
            missing = missingRows();
            refusal = Optional.of(new Refusal(rows, expected, found, advice));
            words = Optional.empty();
        }
    }

    private BitSet missingRows() {
        if (words.isPresent()) {
            return missing;
        }
        BitSet missingRows = new BitSet();
        if (width == 0) {
            missingRows.set(0, rows);
            return missingRows;
        }
        missing.stream().forEach(value -> missingRows.set(value / width));
        return missingRows;
    }

    /** A row none of whose values are there, however many these are. */
    void addMissingRow() throws DataException {
        if (refusal.isPresent()) {
            missing.set(rows++);
            return;
        }
        if (words.isPresent()) {
            addWord(Optional.empty());
            return;
        }
        for (int i = 0; i < width; i++) {
            addMissing();
        }
        rows++;
        rowStart = count;
    }

    /** The end of a row. */
    void endRow() throws DataException {
        int found = count - rowStart;
        if (width == 0 && refusal.isEmpty()) {
            startWith(found);
        }
        if (found == 0 || found != width) {
            String expected = width == 0 ? "at least 1 value" : values(width) + " as in the rows before";
            refuse(expected, values(found), "every row must have as many");
        }
        rows++;
        rowStart = count;
    }

    /** The first row that is there: those before it have as many values, all missing. */
    private void startWith(int found) throws DataException {
        width = found;
        if (rows == 0 || found == 0) {
            return;
        }
        double[] first = Arrays.copyOf(values, found);
        BitSet firstMissing = missing.get(0, found);
        count = 0;
        for (long i = 0; i < (long) rows * found; i++) {
            addMissing();
        }
        rowStart = count;
        for (int i = 0; i < found; i++) {
            missing.set(count, firstMissing.get(i));
            add(first[i]);
        }
    }

    private static String values(int count) {
        return count == 1 ? "1 value" : count + " values";
    }

    /**
     * The column, which the source says has so many rows; of a refused one it need not have been given all.
     *
     * @throws DataException if there were more or fewer
     */
    Column build(int expectedRows) throws DataException {
        if (refusal.isEmpty() && rows != expectedRows) {
            throw new DataException(
                    origin.name(),
                    "damaged: column '" + name + "' has " + rows + " rows where " + expectedRows + " are claimed");
        }
        if (words.isPresent()) {
            return words.get().column(origin, name, asNumber.orElseThrow());
        }
        if (width == 0 && refusal.isEmpty()) {
            values = new double[rows];
            missing.set(0, rows);
        }
        ArrayShape shape =
                width <= 1 ? ArrayShape.ofNumbers(expectedRows) : new ArrayShape(expectedRows, List.of(width));
        return new BuiltColumn(origin, name, shape, values, missing, refusal);
    }
}
