package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** An array in a file, row after row, while it is read. */
final class ArrayReader implements TableReader {
    private final String source;
    private final String column;
    private final ByteInput bytes;
    private final Numbers numbers;
    private final ByteOrder order;
    private final List<Long> rowShape;
    private final int width;
    private final ByteInput.Claim claim;
    private final long rows;
    private long left;
    private long read;

    /**
     * @param bytes at the first number; closed with the reader
     * @param shape as the file claims it, rows first
     * @throws DataException if there are no rows, or fewer bytes than that
     */
    ArrayReader(String source, String column, ByteInput bytes, Numbers numbers, ByteOrder order, List<Long> shape)
            throws IOException {
        if (shape.isEmpty() || shape.get(0) < 0) {
            throw bytes.error("expected an array with rows, found one of shape " + shape);
        }
        this.source = source;
        this.column = column;
        this.bytes = bytes;
        this.numbers = numbers;
        this.order = order;
        this.rows = shape.get(0);
        this.left = rows;
        this.rowShape = shape.subList(1, shape.size());
        this.width = ArrayShape.of(source, shapeOf(1)).width();
        this.claim = bytes.claim(left, (double) width * numbers.bytesEach());
    }

    /** How many rows the file claims. */
    long rows() {
        return rows;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Table next(int most) throws IOException {
        int count = (int) Math.min(most, left);
        if (count == 0) {
            bytes.expectEnd();
        }
        ArrayShape shape = ArrayShape.of(source, shapeOf(count));
        bytes.read(numbers, shape.count(), order, claim);
        Column array =
                new NumberColumn(source, column, shape, numbers, NumberColumn.Layout.ofRows(shape.width()), read);
        read += count;
        left -= count;
        return Table.of(source, List.of(array), count);
    }

    private List<Long> shapeOf(long count) {
        List<Long> shape = new ArrayList<>(rowShape);
        shape.add(0, count);
        return shape;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
