package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file while it is read, whose name is in every failure to do so. */
record NamedFailures(Path file, TableReader reader) implements TableReader {

    @Override
    public Table next(int rows) throws DataException {
        try {
            return reader.next(rows);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    @Override
    public int width() {
        return reader.width();
    }

    @Override
    public void close() throws DataException {
        try {
            reader.close();
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }
}
