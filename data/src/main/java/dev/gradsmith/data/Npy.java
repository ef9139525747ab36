package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads NumPy's {@code .npy} files: one array, whose first dimension counts the rows. Numbers of float32, float64, int8 to int64, uint8 to
 * uint64 and bool, of either byte order; an array in Fortran's order gives the same rows as one in C's. Versions 1.0 to 3.0 of
 * <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format</a>.
 */
public final class Npy {
    private Npy() {}

    /**
     * Reads a file as a table of one column.
     *
     * @param column the name that the column gets, as the file has none
     * @throws DataException if the file is no {@code .npy} file, is shorter or longer than its header says, or holds other things than numbers
     */
    public static Table read(Path file, String column) throws DataException {
        Column array = BinaryFile.read(file, bytes -> {
            Column read = column(bytes, file.toString(), column);
            bytes.expectEnd();
            return read;
        });
        return Table.of(file.toString(), List.of(array), array.rows());
    }

    /** A file larger than memory, read as {@link #read} does; in C's order only. */
    public static TableBlocks blocks(Path file, String column) {
        return TableBlocks.ofFile(
                file,
                "",
                () -> BinaryFile.reader(BinaryFile.open(file), bytes -> rows(bytes, file.toString(), column)));
    }

    /** The array at which {@code bytes} stand, row by row. */
    static ArrayReader rows(ByteInput bytes, String source, String name) throws IOException {
        NpyHeader header = NpyHeader.read(bytes);
        if (header.fortranOrder() && header.shape().size() > 1) {
            throw bytes.error("an array in Fortran's order cannot be read in parts; save it in C's order");
        }
        return new ArrayReader(source, name, bytes, header.numbers(), header.order(), header.shape());
    }

    /** The array at which {@code bytes} stand. */
    static Column column(ByteInput bytes, String source, String name) throws IOException {
        NpyHeader header = NpyHeader.read(bytes);
        ArrayShape shape = ArrayShape.of(source, header.shape());
        bytes.read(header.numbers(), shape.count(), header.order());
        return new NumberColumn(source, name, shape, header.numbers(), header.layout(shape));
    }
}
