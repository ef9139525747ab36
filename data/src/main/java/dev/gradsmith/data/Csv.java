package dev.gradsmith.data;

import java.nio.file.Path;

/**
 * Reads CSV files: the first line names the columns. UTF-8, RFC 4180; empty lines are passed over. A number is written as in Java, without
 * the type's letter and not in hexadecimal: {@code -1.5e3}, {@code NaN}, {@code Infinity}. An empty field is a missing value.
 * A column whose first value is text is one of categories.
 */
public final class Csv {
    private Csv() {}

    /**
     * Reads a file whose fields are separated by commas.
     *
     * @throws DataException if the file is not UTF-8 or not CSV, has no line of distinct names, or a row with more or fewer fields than that
     */
    public static Table read(Path file) throws DataException {
        return read(file, ',');
    }

    /**
     * As {@link #read(Path)}, for fields separated by {@code separator}.
     *
     * @throws DataException as {@link #read(Path)}
     */
    public static Table read(Path file, char separator) throws DataException {
        return TableBlocks.whole(file, () -> CsvFile.open(file, separator));
    }

    /** A file larger than memory, whose fields are separated by commas; read as {@link #read(Path)} does. */
    public static TableBlocks blocks(Path file) {
        return blocks(file, ',');
    }

    /** As the other, for fields separated by {@code separator}. */
    public static TableBlocks blocks(Path file, char separator) {
        return TableBlocks.ofFile(file, "", () -> CsvFile.open(file, separator));
    }
}
