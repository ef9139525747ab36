package dev.gradsmith.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A LIBSVM file while it is read, some rows at a time. */
final class LibsvmReader implements TableReader {
    private final Path file;
    private final int largest;
    private final String because;
    private final BufferedReader text;
    private final LineReader lines;

    private LibsvmReader(Path file, int largest, String because, BufferedReader text) {
        this.file = file;
        this.largest = largest;
        this.because = because;
        this.text = text;
        this.lines = new LineReader(file, text);
    }

    /** @param largest the largest index allowed, {@code because} saying why */
    static LibsvmReader open(Path file, int largest, String because) throws DataException {
        try {
            return new LibsvmReader(file, largest, because, TextFile.open(file));
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
    }

    @Override
    public int width() {
        return Math.min(largest, Integer.MAX_VALUE - 1) + 1;
    }

    @Override
    public Table next(int most) throws DataException {
        return Libsvm.denseTable(file, rows(most), largest);
    }

    /** The next rows, sparse. */
    SparseRows rows(int most) throws DataException {
        SparseRows.Builder rows = new SparseRows.Builder(file);
        try {
            while (rows.rows() < most && lines.next()) {
                new LibsvmLine(file, lines.number(), largest, because).read(lines.text(), rows);
            }
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
        return rows.build();
    }

    @Override
    public void close() throws DataException {
        try {
            text.close();
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
    }
}
