package dev.gradsmith.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A CSV file in memory: its first line names the columns. UTF-8, RFC 4180. */
public final class CsvTable {
    private final Path file;
    private final List<String> columns;
    private final List<String[]> rows;
    private final long[] lines;

    private CsvTable(Path file, List<String> columns, List<String[]> rows, List<Long> lines) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.lines = lines.stream().mapToLong(Long::longValue).toArray();
    }

    /** Reads a file whose fields are separated by commas. */
    public static CsvTable read(Path file) throws IOException {
        return read(file, ',');
    }

    /** Reads a file whose fields are separated by {@code separator}. */
    public static CsvTable read(Path file, char separator) throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        // The decoder refuses bytes that are not UTF-8 instead of replacing them.
        try (Reader text = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
                CsvReader<CsvRecord> reader =
                        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                rows.add(record.getFields().toArray(String[]::new));
                lines.add(record.getStartingLineNumber());
            }
        } catch (CharacterCodingException e) {
            throw notText(file);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notText(file) : e.getCause();
        } catch (CsvParseException e) {
            throw new CsvException(file, "not CSV: " + e.getMessage());
        }
        return checked(file, rows, lines);
    }

    private static CsvException notText(Path file) {
        return new CsvException(file, "the file is not UTF-8 text; save it in that encoding");
    }

    private static CsvTable checked(Path file, List<String[]> rows, List<Long> lines) throws CsvException {
        if (rows.isEmpty()) {
            throw new CsvException(file, "the file is empty; its first line must name the columns");
        }
        List<String> columns = new ArrayList<>();
        for (String field : rows.get(0)) {
            columns.add(field.strip().replace("\uFEFF", ""));
        }
        Set<String> distinct = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || !distinct.add(column)) {
                String what = column.isEmpty() ? "a column has no name" : "two columns are called '" + column + "'";
                throw new CsvException(file, lines.get(0), what);
            }
        }
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row).length != columns.size()) {
                throw new CsvException(
                        file, lines.get(row), "expected " + columns.size() + " fields, found " + rows.get(row).length);
            }
        }
        return new CsvTable(file, columns, rows.subList(1, rows.size()), lines.subList(1, lines.size()));
    }

    public List<String> columns() {
        return columns;
    }

    /** The number of rows, without the line of names. */
    public int rows() {
        return rows.size();
    }

    /**
     * The values of some columns, row by row: {@code [rows, names.length]}.
     *
     * @throws CsvException naming line and column if a column is missing, or a field empty or not a number
     */
    public double[] doubles(String... names) throws CsvException {
        int[] positions = positions(names);
        double[] values = new double[Math.multiplyExact(rows.size(), names.length)];
        int next = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < positions.length; i++) {
                values[next++] = number(row, positions[i]);
            }
        }
        return values;
    }

    /** As {@link #doubles}, rounded to {@code float}. */
    public float[] floats(String... names) throws CsvException {
        double[] exact = doubles(names);
        float[] values = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            values[i] = (float) exact[i];
        }
        return values;
    }

    private int[] positions(String... names) throws CsvException {
        int[] positions = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            positions[i] = columns.indexOf(names[i]);
            if (positions[i] < 0) {
                throw new CsvException(file, "there is no column '" + names[i] + "'; the columns are " + columns);
            }
        }
        return positions;
    }

    private double number(int row, int column) throws CsvException {
        String field = rows.get(row)[column].strip();
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            String found = field.isEmpty() ? "nothing" : "'" + field + "'";
            throw new CsvException(
                    file, lines[row], "column '" + columns.get(column) + "': expected a number, found " + found);
        }
    }
}
