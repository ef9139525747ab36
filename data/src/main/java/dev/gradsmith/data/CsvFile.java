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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The text of a CSV file, checked to be a table: one line of distinct names, then rows of as many fields.
 *
 * @param lines the line of the file, from 1, on which each row starts
 */
record CsvFile(Path path, List<String> columns, List<String[]> rows, long[] lines) {
    static CsvFile read(Path path, char separator) throws DataException {
        List<String[]> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (BufferedReader text = TextFile.open(path);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowUnclosedQuote(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(wideRows(), text)) {
            for (CsvRecord row : reader) {
                rows.add(row.getFields().toArray(String[]::new));
                lines.add(row.getStartingLineNumber());
            }
        } catch (UncheckedIOException e) {
            throw TextFile.failure(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw TextFile.failure(path, e);
        } catch (CsvParseException e) {
            long line = lines.isEmpty() ? 1 : lines.get(lines.size() - 1) + 1;
            throw new DataException(path, "not CSV, at or after line " + line + ": " + reason(e));
        }
        return checked(path, rows, lines.stream().mapToLong(Long::longValue).toArray());
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

    private static CsvFile checked(Path path, List<String[]> rows, long[] lines) throws DataException {
        if (rows.isEmpty()) {
            throw new DataException(path, "the file is empty; its first line must name the columns");
        }
        List<String> columns = columns(path, rows.get(0), lines[0]);
        for (int row = 1; row < rows.size(); row++) {
            int found = rows.get(row).length;
            if (found != columns.size()) {
                throw new DataException(
                        path,
                        lines[row],
                        "expected " + count(columns.size()) + " as on line " + lines[0] + ", found " + found);
            }
        }
        return new CsvFile(
                path,
                List.copyOf(columns),
                List.copyOf(rows.subList(1, rows.size())),
                Arrays.copyOfRange(lines, 1, lines.length));
    }

    private static List<String> columns(Path path, String[] header, long line) throws DataException {
        List<String> columns = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (String field : header) {
            String name = field.strip();
            int position = columns.size() + 1;
            if (name.isEmpty()) {
                throw new DataException(
                        path, line, "column " + position + " has no name; the first line must name each");
            }
            Integer before = positions.putIfAbsent(name, position);
            if (before != null) {
                throw new DataException(
                        path,
                        line,
                        "columns " + before + " and " + position + " are both called '" + name + "'; rename one");
            }
            columns.add(name);
        }
        return columns;
    }

    private static String count(int fields) {
        return fields == 1 ? "1 field" : fields + " fields";
    }
}
