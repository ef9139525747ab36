package dev.gradsmith.data;

import java.nio.file.Path;

/** A LIBSVM file of which the features are kept sparse, while it is read, some rows at a time. */
record SparseLibsvmReader(LibsvmReader reader, Path file, int perRow) implements TableReader {
    @Override
    public int width() {
        return 1 + 2 * Math.min(perRow, Integer.MAX_VALUE / 4);
    }

    @Override
    public Table next(int most) throws DataException {
        return Libsvm.sparseTable(file, reader.rows(most), perRow);
    }

    @Override
    public void close() throws DataException {
        reader.close();
    }
}
