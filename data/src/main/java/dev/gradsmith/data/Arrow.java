package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads Arrow's IPC files and streams, uncompressed: numbers of every type but 16-bit floats, decimals among them, truth values as 0 and 1,
 * lists of them if they have the same length in every row, and text, plain or in a dictionary, as categories. Dates and structs are not read.
 *
 * <p>Needs the library {@code org.apache.arrow:arrow-format}, on which this module depends optionally. It is the description of the format
 * alone, so that no {@code --add-opens} is needed, as for Arrow's vectors.
 */
public final class Arrow {
    private Arrow() {}

    /**
     * Reads all columns of a file, or those that are named; the others are not looked at.
     *
     * @throws DataException if the file is no Arrow file, is compressed or damaged, if it has no column of a name, or if the library is missing
     */
    public static Table read(Path file, String... columns) throws DataException {
        return TableBlocks.whole(file, () -> open(file, columns));
    }

    /** A file larger than memory, read as {@link #read} does. One of its batches is in memory as it is in the file, and its dictionaries. */
    public static TableBlocks blocks(Path file, String... columns) {
        String[] kept = columns.clone();
        return TableBlocks.ofFile(file, "", () -> open(file, kept));
    }

    private static TableReader open(Path file, String... columns) throws IOException {
        try {
            return BinaryFile.reader(BinaryFile.open(file), bytes -> ArrowFile.open(file, bytes, columns));
        } catch (NoClassDefFoundError e) {
            throw DataException.missingLibrary(file, "Arrow", "org.apache.arrow:arrow-format", e);
        }
    }
}
