package dev.gradsmith.data;

import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Type;

/** A column of an Arrow file: its values so far. */
final class ArrowColumn {
    private final ArrowField field;
    private final ColumnBuilder builder;

    ArrowColumn(String source, ArrowField field) {
        this.field = field;
        this.builder = new ColumnBuilder(() -> source, field.name());
        if (!isNumeric()) {
            builder.refuse("numbers", "values of type " + field.typeName(), "convert them where the file is written");
        }
    }

    private boolean isNumeric() {
        return field.number().isPresent() || field.isListOfNumbers();
    }

    /** Passes over this column of a batch. */
    void skip(ArrowBatch batch) throws DataException {
        batch.skip(field);
    }

    /** Reads this column of a batch. */
    void read(ArrowBatch batch) throws DataException {
        if (!isNumeric()) {
            skip(batch);
            return;
        }
        int rows = batch.nextLength();
        if (rows != batch.rows()) {
            throw batch.damaged("column '" + field.name() + "' has " + rows + " rows in a batch of " + batch.rows());
        }
        ByteBuffer validity = batch.nextValidity(rows);
        if (field.number().isPresent()) {
            readNumbers(batch, field.number().get(), rows, validity);
            return;
        }
        Bounds bounds = bounds(batch, rows);
        readLists(batch, field.children().get(0).number().orElseThrow(), rows, validity, bounds);
    }

    private void readNumbers(ArrowBatch batch, ArrowNumber number, int rows, ByteBuffer validity) throws DataException {
        ByteBuffer values = batch.nextBuffer(number.bytes(rows));
        for (int row = 0; row < rows; row++) {
            if (isMissing(validity, row)) {
                builder.addMissingRow();
            } else {
                builder.add(number.at(values, row));
                builder.endRow();
            }
        }
    }

    private void readLists(ArrowBatch batch, ArrowNumber number, int rows, ByteBuffer validity, Bounds bounds)
            throws DataException {
        int elements = batch.nextLength();
        ByteBuffer elementValidity = batch.nextValidity(elements);
        ByteBuffer values = batch.nextBuffer(number.bytes(elements));
        if (rows > 0 && bounds.at(rows) > elements) {
            throw batch.damaged("lists of " + bounds.at(rows) + " elements where there are " + elements);
        }
        for (int row = 0; row < rows; row++) {
            if (isMissing(validity, row)) {
                builder.addMissingRow();
                continue;
            }
            long start = bounds.at(row);
            long end = bounds.at(row + 1);
            if (start < 0 || start > end || end > elements) {
                throw batch.damaged("a list from element " + start + " to " + end + " of " + elements);
            }
            for (int i = (int) start; i < end; i++) {
                addElement(number, values, elementValidity, i);
            }
            builder.endRow();
        }
    }

    private void addElement(ArrowNumber number, ByteBuffer values, ByteBuffer validity, int index)
            throws DataException {
        if (isMissing(validity, index)) {
            builder.addMissing();
            return;
        }
        builder.add(number.at(values, index));
    }

    /** The element with which a row's list begins, and the row before ends. */
    private interface Bounds {
        long at(int row);
    }

    private Bounds bounds(ArrowBatch batch, int rows) throws DataException {
        if (field.type() == Type.FixedSizeList) {
            return row -> (long) row * field.listSize();
        }
        // Without rows there need not be a bound.
        long count = rows == 0 ? 0 : rows + 1L;
        if (field.type() == Type.LargeList) {
            ByteBuffer offsets = batch.nextBuffer(count * Long.BYTES);
            return row -> offsets.getLong(row * Long.BYTES);
        }
        ByteBuffer offsets = batch.nextBuffer(count * Integer.BYTES);
        return row -> offsets.getInt(row * Integer.BYTES);
    }

    private static boolean isMissing(ByteBuffer validity, int index) {
        return validity.hasRemaining() && !ArrowNumber.bit(validity, index);
    }

    Column build(int rows) throws DataException {
        return builder.build(rows);
    }
}
