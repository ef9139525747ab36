package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** A CSV file while it is read: one line of distinct names, then rows of as many fields, each a number, nothing, or text. */
final class CsvFile implements TableReader {
    private final Path path;
    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private TableBuilder table;

    /** The line of the names; 0 until it has been read. */
    private long header;

    /** The line of the last row that was read. */
    private long last;

    private CsvFile(Path path, CsvReader<CsvRow> reader) {
        this.path = path;
        this.reader = reader;
        this.rows = reader.iterator();
        this.table = new TableBuilder(path.toString(), List.of());
    }

    /** Opens a file and reads its header. */
    static CsvFile open(Path path, char separator) throws DataException {
        try {
            BufferedReader text = TextFile.open(path);
            CsvReader<CsvRow> reader = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowUnclosedQuote(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(new CsvRow(), text);
            CsvFile file = new CsvFile(path, reader);
            try {
                file.readHeader();
                return file;
            } catch (DataException e) {
                reader.close();
                throw e;
            }
        } catch (IOException e) {
            throw TextFile.failure(path, e);
        }
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
        CsvLines lines = new CsvLines(path);
        table.start(lines);
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

    private void readHeader() throws DataException {
        if (!hasNext()) {
            throw new DataException(path, "the file is empty; its first line must name the columns");
        }
        CsvRow row = row();
        header = row.line();
        List<String> names = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < row.fields(); i++) {
            String name = row.field(i);
            int position = i + 1;
            if (name.isEmpty()) {
                throw new DataException(
                        path, header, "column " + position + " has no name; the first line must name each");
            }
            Integer before = positions.putIfAbsent(name, position);
            if (before != null) {
                throw new DataException(
                        path,
                        header,
                        "columns " + before + " and " + position + " are both called '" + name + "'; rename one");
            }
            names.add(name);
        }
        table = new TableBuilder(path.toString(), names);
        row.expectNumbers(names.size());
    }

    private void add(CsvRow row, CsvLines lines) throws DataException {
        if (row.fields() != table.width()) {
            String expected = table.width() == 1 ? "1 field" : table.width() + " fields";
            throw new DataException(
                    path, row.line(), "expected " + expected + " as on line " + header + ", found " + row.fields());
        }
        lines.add(row.line());
        for (int i = 0; i < row.fields(); i++) {
            ColumnBuilder column = table.column(i);
            double number = row.number(i);
            if (!Double.isNaN(number)) {
                column.addRow(number);
                continue;
            }
            addField(column, row.field(i));
            if (column.isText()) {
                row.expectText(i);
            }
        }
    }

    private static void addField(ColumnBuilder column, String field) throws DataException {
        if (field.isEmpty()) {
            column.addMissingRow();
            return;
        }
        if (column.isRefused()) {
            return;
        }
        OptionalDouble number = column.isText() ? OptionalDouble.empty() : NumberText.parse(field);
        if (number.isPresent()) {
            column.addRow(number.getAsDouble());
        } else {
            column.addTextRow(field, NumberText.expected(field), NumberText.quoted(field), "");
        }
    }
}
