package dev.gradsmith.data;

import java.nio.ByteBuffer;

/** Where in a buffer the element of a row begins, and that of the row before ends. */
interface ArrowBounds {

    long at(int row);

    /** The bounds of so many rows, which are the next buffer of a batch. */
    static ArrowBounds next(ArrowBatch batch, boolean areLong, int rows) throws DataException {
        // Without rows there need not be a bound.
        long count = rows == 0 ? 0 : rows + 1L;
        if (areLong) {
            ByteBuffer offsets = batch.nextBuffer(count * Long.BYTES);
            return row -> offsets.getLong(row * Long.BYTES);
        }
        ByteBuffer offsets = batch.nextBuffer(count * Integer.BYTES);
        return row -> offsets.getInt(row * Integer.BYTES);
    }
}
