package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** A CSV file while it is read: one line of distinct names, then rows of as many fields, each a number, nothing, or text. */
final class CsvFile {
    private final Path path;
    private final CsvLines lines;
    private final List<ColumnBuilder> columns = new ArrayList<>();

    /** The line of the names; 0 until it has been read. */
    private long header;

    /** The line of the last row that was read. */
    private long last;

    private CsvFile(Path path) {
        this.path = path;
        this.lines = new CsvLines(path);
    }

    static Table read(Path path, char separator) throws DataException {
        CsvFile file = new CsvFile(path);
        file.readAll(separator);
        return file.table();
    }

    private void readAll(char separator) throws DataException {
        try (BufferedReader text = TextFile.open(path);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowUnclosedQuote(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(wideRows(), text)) {
            for (CsvRecord row : reader) {
                add(row.getFields(), row.getStartingLineNumber());
            }
        } catch (UncheckedIOException e) {
            throw TextFile.failure(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw TextFile.failure(path, e);
        } catch (CsvParseException e) {
            throw new DataException(path, "not CSV, at or after line " + (last + 1) + ": " + reason(e));
        }
    }

    /** Tables of measurements are wider than the parser allows unless it is told: 16,384 fields, 64 million characters. */
    private static CsvRecordHandler wideRows() {
        return CsvRecordHandler.builder()
                .maxFields(Integer.MAX_VALUE)
                .maxRecordSize(Integer.MAX_VALUE)
                .build();
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private void add(List<String> fields, long line) throws DataException {
        last = line;
        if (header == 0) {
            header = line;
            addColumns(fields);
            return;
        }
        if (fields.size() != columns.size()) {
            String expected = columns.size() == 1 ? "1 field" : columns.size() + " fields";
            throw new DataException(
                    path, line, "expected " + expected + " as on line " + header + ", found " + fields.size());
        }
        lines.add(line);
        for (int i = 0; i < fields.size(); i++) {
            addField(columns.get(i), fields.get(i).strip());
        }
    }

    private void addColumns(List<String> names) throws DataException {
        Map<String, Integer> positions = new HashMap<>();
        for (String field : names) {
            String name = field.strip();
            int position = columns.size() + 1;
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
            columns.add(new ColumnBuilder(lines, name));
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
        OptionalDouble number = NumberText.parse(field);
        if (number.isPresent()) {
            column.add(number.getAsDouble());
        } else {
            column.refuse(NumberText.expected(field), NumberText.quoted(field), "");
        }
        column.endRow();
    }

    private Table table() throws DataException {
        if (header == 0) {
            throw new DataException(path, "the file is empty; its first line must name the columns");
        }
        List<Column> built = new ArrayList<>();
        for (ColumnBuilder column : columns) {
            built.add(column.build(lines.rows()));
        }
        return Table.of(path.toString(), built, lines.rows());
    }
}
