package dev.gradsmith.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code .npy} file while it is read, some rows at a time. */
final class NpyBlocks implements TableReader {
    private final Path file;
    private final String column;
    private final InputStream stream;
    private final ByteInput bytes;
    private final NpyHeader header;
    private final long rows;
    private final List<Long> rowShape;
    private final int width;
    private long read;

    private NpyBlocks(Path file, String column, InputStream stream) throws IOException {
        this.file = file;
        this.column = column;
        this.stream = stream;
        this.bytes = new ByteInput(file.toString(), stream, Files.size(file));
        this.header = NpyHeader.read(bytes);
        List<Long> shape = header.shape();
        if (shape.isEmpty() || shape.get(0) < 0) {
            throw bytes.error("expected an array with rows, found one of shape " + shape);
        }
        if (header.fortranOrder() && shape.size() > 1) {
            throw bytes.error("an array in Fortran's order cannot be read in parts; save it in C's order");
        }
        this.rows = shape.get(0);
        this.rowShape = shape.subList(1, shape.size());
        this.width = ArrayShape.of(file.toString(), shapeOf(1)).width();
        double claimed = (double) rows * width * header.numbers().bytesEach();
        if (claimed > Files.size(file)) {
            throw bytes.error("cut short: expected data of %.0f bytes, found %d"
                    .formatted(claimed, Files.size(file) - bytes.position()));
        }
    }

    static NpyBlocks open(Path file, String column) throws DataException {
        try {
            InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                return new NpyBlocks(file, column, stream);
            } catch (IOException e) {
                stream.close();
                throw e;
            }
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Optional<Table> next(int most) throws DataException {
        int count = (int) Math.min(most, rows - read);
        try {
            if (count == 0) {
                bytes.expectEnd();
                return Optional.empty();
            }
            ArrayShape shape = ArrayShape.of(file.toString(), shapeOf(count));
            bytes.read(header.numbers(), shape.count(), header.order());
            Column array =
                    new NumberColumn(file.toString(), column, shape, header.numbers(), header.layout(shape), read);
            read += count;
            return Optional.of(Table.of(file.toString(), List.of(array), count));
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    private List<Long> shapeOf(long count) {
        List<Long> shape = new ArrayList<>(rowShape);
        shape.add(0, count);
        return shape;
    }

    @Override
    public void close() throws DataException {
        try {
            stream.close();
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }
}
