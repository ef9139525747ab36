package dev.gradsmith.data;

import java.nio.file.Path;

/**
 * Reads CSV files: UTF-8, RFC 4180, as they are or compressed by gzip; empty lines are passed over. The first line names the columns, unless the {@link CsvFormat} says something
 * else. A number is written as in Java, without the type's letter and not in hexadecimal: {@code -1.5e3}, {@code NaN}, {@code Infinity}. An
 * empty field is a missing value, and so is what the format names as one. A column whose first value is text is one of categories.
 */
public final class Csv {
    private Csv() {}

    /**
     * Reads a file whose fields are separated by commas.
     *
     * @throws DataException if the file is not UTF-8 or not CSV, has no line of distinct names, or a row with more or fewer fields than that
     */
    public static Table read(Path file) throws DataException {
        return read(file, CsvFormat.commas());
    }

    /**
     * As {@link #read(Path)}, for fields separated by {@code separator}.
     *
     * @throws DataException as {@link #read(Path)}
     */
    public static Table read(Path file, char separator) throws DataException {
        return read(file, CsvFormat.separatedBy(separator));
    }

    /**
     * Reads a file in another format: without a line of names, with other separators, with marks for missing values.
     *
     * @throws DataException as {@link #read(Path)}; without a line of names, if the file is empty, or a row has more or fewer fields than there
     *     are names, or than the first
     */
    public static Table read(Path file, CsvFormat format) throws DataException {
        return TableBlocks.whole(file, () -> CsvFile.open(file, format));
    }

    /** A file larger than memory, whose fields are separated by commas; read as {@link #read(Path)} does. */
    public static TableBlocks blocks(Path file) {
        return blocks(file, CsvFormat.commas());
    }

    /** As the other, for fields separated by {@code separator}. */
    public static TableBlocks blocks(Path file, char separator) {
        return blocks(file, CsvFormat.separatedBy(separator));
    }

    /** A file larger than memory in another format; read as {@link #read(Path, CsvFormat)} does. */
    public static TableBlocks blocks(Path file, CsvFormat format) {
        return TableBlocks.ofFile(file, format.toString(), () -> CsvFile.open(file, format));
    }
}
