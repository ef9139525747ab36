package dev.gradsmith.data;

import java.nio.file.Path;

/**
 * Reads Parquet files: numbers of every type, decimals among them, truth values as 0 and 1, lists of them if they have the same length in
 * every row, and text as categories. A field of a struct is a column called {@code struct.field}. Dates are not read.
 *
 * <p>Needs the library {@code blue.strategic.parquet:parquet-floor}, on which this module depends optionally.
 */
public final class Parquet {
    private Parquet() {}

    /**
     * Reads all columns of a file, or those that are named; the others are not looked at.
     *
     * @throws DataException if the file is no Parquet file, or is damaged, if it has no column of a name, or if the library is missing
     */
    public static Table read(Path file, String... columns) throws DataException {
        return TableBlocks.whole(file, () -> open(file, columns));
    }

    /**
     * A file larger than memory, read as {@link #read} does. A group of rows is in memory as it is packed in the file, and of its rows no more
     * than a block unpacked.
     */
    public static TableBlocks blocks(Path file, String... columns) {
        String[] kept = columns.clone();
        return TableBlocks.ofFile(file, "", () -> open(file, kept));
    }

    private static TableReader open(Path file, String... columns) throws DataException {
        try {
            return ParquetFile.open(file, columns);
        } catch (NoClassDefFoundError e) {
            throw DataException.missingLibrary(file, "Parquet", "blue.strategic.parquet:parquet-floor", e);
        }
    }
}
