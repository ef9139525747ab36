package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** A CSV file while it is read: a line of distinct names if it has one, then rows of as many fields, each a number, nothing, or text. */
final class CsvFile implements TableReader {
    /** Texts that are no categories where numbers are wanted, most times. */
    private static final Set<String> PERHAPS_MISSING =
            Set.of("na", "n/a", "#n/a", "nan", "null", "none", "\\n", "-", "--", "?", ".");

    private final Path path;
    private final CsvFormat format;
    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private TableBuilder table;

    /** The line that says how many fields a row has: that of the names, or else the first; 0 until it has been read. */
    private long first;

    /** The first row, where it had to be read to know how many columns there are. */
    private Optional<CsvRow> pending = Optional.empty();

    /** The line of the last row that was read. */
    private long last;

    private CsvFile(Path path, CsvFormat format, CsvReader<CsvRow> reader) {
        this.path = path;
        this.format = format;
        this.reader = reader;
        this.rows = reader.iterator();
        this.table = new TableBuilder(path.toString(), List.of());
    }

    /** Opens a file and learns its columns. */
    static CsvFile open(Path path, CsvFormat format) throws DataException {
        try {
            CsvReader<CsvRow> reader = parser(format).build(new CsvRow(), TextFile.open(path));
            CsvFile file = new CsvFile(path, format, reader);
            try {
                file.readColumns();
                return file;
            } catch (DataException e) {
                reader.close();
                throw e;
            }
        } catch (IOException e) {
            throw TextFile.failure(path, e);
        }
    }

    private static CsvReader.CsvReaderBuilder parser(CsvFormat format) {
        CsvReader.CsvReaderBuilder parser = CsvReader.builder()
                .fieldSeparator(format.separator())
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
        format.comment()
                .ifPresent(first -> parser.commentStrategy(CommentStrategy.SKIP).commentCharacter(first));
        return parser;
    }

    @Override
    public int width() {
        return table.width();
    }

    @Override
    public void close() throws DataException {
        try {
            reader.close();
        } catch (IOException e) {
            throw TextFile.failure(path, e);
        }
    }

    @Override
    public Table next(int most) throws DataException {
        CsvLines lines = new CsvLines(path, format);
        table.start(lines);
        if (pending.isPresent() && most > 0) {
            // Before the next is asked for: it takes the place of this one.
            add(pending.get(), lines);
            pending = Optional.empty();
        }
        while (lines.rows() < most && hasNext()) {
            add(row(), lines);
        }
        return table.finish(lines.rows());
    }

    private boolean hasNext() throws DataException {
        try {
            return rows.hasNext();
        } catch (UncheckedIOException e) {
            throw TextFile.failure(path, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw malformed(e);
        }
    }

    private CsvRow row() throws DataException {
        try {
            CsvRow row = rows.next();
            last = row.line();
            return row;
        } catch (UncheckedIOException e) {
            throw TextFile.failure(path, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw malformed(e);
        }
    }

    private DataException malformed(CsvParseException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            // Not the file's fault: the reader wraps whatever is thrown while it hands over a row.
            throw error;
        }
        String reason = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        return new DataException(path, "not CSV, at or after line " + (last + 1) + ": " + reason);
    }

    private void readColumns() throws DataException {
        if (!hasNext()) {
            String wanted = format.names().isPresent() ? "" : "; its first line must name the columns";
            throw new DataException(path, "the file is empty" + wanted);
        }
        CsvRow row = row();
        first = row.line();
        List<String> names;
        if (format.names().isPresent()) {
            names = names(row, format.names().get());
            pending = Optional.of(row);
        } else {
            names = header(row);
        }
        table = new TableBuilder(path.toString(), names);
        row.expectNumbers(names.size());
    }

    /** The names that the caller has given, or numbers. */
    private List<String> names(CsvRow row, List<String> given) throws DataException {
        if (given.isEmpty()) {
            return IntStream.rangeClosed(1, row.fields())
                    .mapToObj(Integer::toString)
                    .toList();
        }
        if (given.size() != row.fields()) {
            throw new DataException(
                    path,
                    first,
                    "expected " + fields(given.size()) + ", as many as columns are named (" + String.join(", ", given)
                            + "), found " + row.fields());
        }
        return given;
    }

    private List<String> header(CsvRow row) throws DataException {
        List<String> names = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < row.fields(); i++) {
            String name = row.field(i);
            int position = i + 1;
            if (name.isEmpty()) {
                throw new DataException(
                        path, first, "column " + position + " has no name; the first line must name each");
            }
            Integer before = positions.putIfAbsent(name, position);
            if (before != null) {
                String advice = NumberText.parse(name).isPresent()
                        ? "if that is no line of names, say so with withoutHeader() of the CsvFormat"
                        : "rename one";
                throw new DataException(
                        path,
                        first,
                        "columns " + before + " and " + position + " are both called '" + name + "'; " + advice);
            }
            names.add(name);
        }
        return names;
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private void add(CsvRow row, CsvLines lines) throws DataException {
        if (row.fields() != table.width()) {
            throw new DataException(
                    path,
                    row.line(),
                    "expected " + fields(table.width()) + " as on line " + first + ", found " + row.fields());
        }
        lines.add(row.line());
        for (int i = 0; i < row.fields(); i++) {
            ColumnBuilder column = table.column(i);
            double number = row.number(i);
            if (!Double.isNaN(number)) {
                addNumber(column, number);
                continue;
            }
            addField(column, row.field(i));
            if (column.isText()) {
                row.expectText(i);
            }
        }
    }

    private void addNumber(ColumnBuilder column, double number) throws DataException {
        if (format.isMissing(number)) {
            column.addMissingRow();
        } else {
            column.addRow(number);
        }
    }

    private void addField(ColumnBuilder column, String field) throws DataException {
        if (format.isMissing(field)) {
            column.addMissingRow();
            return;
        }
        if (column.isRefused()) {
            column.skipRow();
            return;
        }
        if (column.hasText()) {
            column.addFurtherTextRow(field);
            return;
        }
        OptionalDouble number = column.isText() ? OptionalDouble.empty() : NumberText.parse(field);
        if (number.isPresent()) {
            addNumber(column, number.getAsDouble());
        } else {
            column.addTextRow(field, NumberText.expected(field), NumberText.quoted(field), aboutMissing(field));
        }
    }

    private static String aboutMissing(String field) {
        return PERHAPS_MISSING.contains(field.toLowerCase(Locale.ROOT))
                ? "if that stands for a missing value, say so with missing(\"" + field + "\") of the CsvFormat"
                : "";
    }
}
