package dev.gradsmith.data;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.support.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A CSV file in memory: its first line names the columns. UTF-8, RFC 4180; empty lines are passed over. A number is written as in Java,
 * without the type's letter and not in hexadecimal: {@code -1.5e3}, {@code NaN}, {@code Infinity}.
 */
public final class CsvTable {
    private static final int LONGEST_QUOTED = 60;

    private final CsvFile file;
    private final Map<Integer, double[]> parsed = new ConcurrentHashMap<>();

    private CsvTable(CsvFile file) {
        this.file = file;
    }

    /**
     * Reads a file whose fields are separated by commas.
     *
     * @throws CsvException if the file is not UTF-8 or not CSV, has no line of distinct names, or a row with more or fewer fields than that
     */
    public static CsvTable read(Path file) throws IOException {
        return read(file, ',');
    }

    /** As {@link #read(Path)}, for fields separated by {@code separator}. */
    public static CsvTable read(Path file, char separator) throws IOException {
        return new CsvTable(CsvFile.read(file, separator));
    }

    /** The names of the columns, in the order of the file. */
    public List<String> columns() {
        return file.columns();
    }

    /** The number of rows, without the line of names. */
    public int rows() {
        return file.rows().size();
    }

    /**
     * The values of some columns, row by row: {@code [rows, names.length]}.
     *
     * @throws CsvException naming line and column if a column is missing, or a field empty or not a number
     */
    public double[] doubles(String... names) throws CsvException {
        double[] values = new double[Math.multiplyExact(rows(), names.length)];
        for (int i = 0; i < names.length; i++) {
            double[] column = column(position(names[i]));
            for (int row = 0; row < column.length; row++) {
                values[row * names.length + i] = column[row];
            }
        }
        return values;
    }

    /**
     * As {@link #doubles}, rounded to {@code float}.
     *
     * @throws CsvException also if a number is too large for a {@code float}
     */
    public float[] floats(String... names) throws CsvException {
        float[] values = new float[Math.multiplyExact(rows(), names.length)];
        for (int i = 0; i < names.length; i++) {
            int position = position(names[i]);
            double[] column = column(position);
            for (int row = 0; row < column.length; row++) {
                float value = (float) column[row];
                if (Float.isInfinite(value) && !Double.isInfinite(column[row])) {
                    throw error(row, position, "a number that fits a float; read it with doubles");
                }
                values[row * names.length + i] = value;
            }
        }
        return values;
    }

    /**
     * As {@link #doubles}, for columns of whole numbers; {@code 3.0} is one.
     *
     * @throws CsvException also if a number is not whole, or too large for an {@code int}
     */
    public int[] ints(String... names) throws CsvException {
        int[] values = new int[Math.multiplyExact(rows(), names.length)];
        for (int i = 0; i < names.length; i++) {
            int position = position(names[i]);
            double[] column = column(position);
            for (int row = 0; row < column.length; row++) {
                int value = (int) column[row];
                if (value != column[row]) {
                    throw error(row, position, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
                }
                values[row * names.length + i] = value;
            }
        }
        return values;
    }

    /** Gives columns of this table the names that a model has for them. */
    public CsvDataSet dataSet() {
        return new CsvDataSet(this, DataSet.builder());
    }

    private int position(String name) throws CsvException {
        int position = file.columns().indexOf(name);
        if (position >= 0) {
            return position;
        }
        String hint = Spelling.nearest(name, file.columns())
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(".");
        throw new CsvException(
                file.path(),
                "there is no column '" + name + "'" + hint + " The columns are " + String.join(", ", file.columns()));
    }

    /** The numbers of a column, parsed when it is first asked for. */
    private double[] column(int position) throws CsvException {
        double[] known = parsed.get(position);
        if (known != null) {
            return known;
        }
        double[] values = new double[rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(row, position);
        }
        parsed.put(position, values);
        return values;
    }

    private double number(int row, int position) throws CsvException {
        String field = file.rows().get(row)[position].strip();
        try {
            if (!hasJavaSuffix(field)) {
                return finite(row, position, field, Double.parseDouble(field));
            }
        } catch (NumberFormatException e) {
            // Reported below, as is what only a Java program would write.
        }
        boolean decimalComma = field.matches("[-+]?[0-9]+,[0-9]+");
        throw error(row, position, decimalComma ? "a number, with a point before its decimals" : "a number");
    }

    /** Infinity, where it is written so; where a number is too large, infinity is not what the file says. */
    private double finite(int row, int position, String field, double value) throws CsvException {
        if (Double.isInfinite(value) && !field.endsWith("Infinity")) {
            throw error(row, position, "a number that fits a double");
        }
        return value;
    }

    /** Whether it ends like {@code 1d} or {@code 1f}, or is hexadecimal: numbers to Java's parser, hardly to the file's author. */
    private static boolean hasJavaSuffix(String field) {
        return !field.isEmpty()
                && ("dDfF".indexOf(field.charAt(field.length() - 1)) >= 0 || field.matches("(?i).*0x.*"));
    }

    private CsvException error(int row, int position, String expected) {
        String field = file.rows().get(row)[position].strip();
        String found = field.isEmpty() ? "an empty field" : "'" + shortened(field) + "'";
        String column = "column '" + file.columns().get(position) + "'";
        return new CsvException(file.path(), file.lines()[row], column + ": expected " + expected + ", found " + found);
    }

    private static String shortened(String field) {
        return field.length() <= LONGEST_QUOTED ? field : field.substring(0, LONGEST_QUOTED) + "…";
    }
}
