package dev.gradsmith.data;

import java.nio.file.Path;

/**
 * Reads Arrow's IPC files and streams, uncompressed: numbers of every type but 16-bit floats, decimals among them, truth values as 0 and 1,
 * lists of them if they have the same length in every row. Dates, text and structs are not numbers.
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
        try {
            return BinaryFile.read(file, bytes -> new ArrowFile(file, bytes).table(columns));
        } catch (NoClassDefFoundError e) {
            throw DataException.missingLibrary(file, "Arrow", "org.apache.arrow:arrow-format", e);
        }
    }
}
