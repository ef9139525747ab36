package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.arrow.flatbuf.Type;

/** A column of an Arrow file while it is read: what is left of its batch. */
final class ArrowColumn {
    private final ArrowField field;

    /** How the rows of the batch are read; none where nobody can read the column, and between batches. */
    private Optional<Rows> rows = Optional.empty();

    private int next;

    /** Puts a row of a batch into a column of the table. */
    private interface Rows {
        void add(int row, ColumnBuilder into) throws DataException;
    }

    ArrowColumn(ArrowField field) {
        this.field = field;
    }

    String name() {
        return field.name();
    }

    ArrowField field() {
        return field;
    }

    private boolean isReadable() {
        return field.number().isPresent() || field.isListOfNumbers() || field.isText();
    }

    /** Begins a block of the table. */
    void start(ColumnBuilder builder) {
        if (!isReadable()) {
            builder.refuse("numbers", "values of type " + field.typeName(), "convert them where the file is written");
        }
    }

    /** Passes over this column of a batch. */
    void skip(ArrowBatch batch) throws DataException {
        batch.skip(field);
    }

    /** Lets go of the batch before, so that its memory can be used for the next. */
    void forget() {
        rows = Optional.empty();
    }

    /** Begins a batch. */
    void startBatch(ArrowBatch batch, ArrowDictionaries dictionaries) throws DataException {
        next = 0;
        if (!isReadable()) {
            skip(batch);
            return;
        }
        rows = Optional.of(rows(batch, dictionaries));
    }

    /** Reads the next rows of the batch. */
    void read(int count, ColumnBuilder into) throws DataException {
        if (rows.isPresent()) {
            for (int i = 0; i < count; i++) {
                rows.get().add(next + i, into);
            }
        }
        next += count;
    }

    private Rows rows(ArrowBatch batch, ArrowDictionaries dictionaries) throws DataException {
        if (field.isText() && field.dictionary().isEmpty()) {
            ArrowTexts texts = new ArrowTexts(batch, field.type());
            requireRows(batch, texts.length());
            return (row, into) -> addText(texts.at(row), into);
        }
        int length = batch.nextLength();
        requireRows(batch, length);
        ByteBuffer validity = batch.nextValidity(length);
        if (field.dictionary().isPresent()) {
            return encoded(batch, length, validity, field.dictionary().get(), dictionaries);
        }
        if (field.number().isPresent()) {
            return numbers(batch, field.number().get(), length, validity);
        }
        ArrowBounds bounds = field.type() == Type.FixedSizeList
                ? row -> (long) row * field.listSize()
                : ArrowBounds.next(batch, field.type() == Type.LargeList, length);
        return lists(batch, field.children().get(0).number().orElseThrow(), length, validity, bounds);
    }

    private void requireRows(ArrowBatch batch, int length) throws DataException {
        if (length != batch.rows()) {
            throw batch.damaged("column '" + name() + "' has " + length + " rows in a batch of " + batch.rows());
        }
    }

    private static void addText(Optional<ByteBuffer> text, ColumnBuilder into) throws DataException {
        if (text.isPresent()) {
            into.addUtf8(text.get());
        } else {
            into.addMissingRow();
        }
    }

    private Rows encoded(
            ArrowBatch batch,
            int length,
            ByteBuffer validity,
            ArrowField.Encoding encoding,
            ArrowDictionaries dictionaries)
            throws DataException {
        ArrowNumber index = encoding.index();
        ByteBuffer indices = batch.nextBuffer(index.bytes(length));
        ArrowDictionaries.Texts texts = dictionaries
                .of(encoding.id())
                .orElseThrow(() -> batch.damaged(
                        "column '" + name() + "' needs the dictionary " + encoding.id() + ", which is not there"));
        return (row, into) -> {
            if (ArrowNumber.isMissing(validity, row)) {
                into.addMissingRow();
            } else {
                addText(texts.at(index.at(indices, row), batch), into);
            }
        };
    }

    private static Rows numbers(ArrowBatch batch, ArrowNumber number, int length, ByteBuffer validity)
            throws DataException {
        ByteBuffer values = batch.nextBuffer(number.bytes(length));
        return (row, into) -> {
            if (ArrowNumber.isMissing(validity, row)) {
                into.addMissingRow();
            } else {
                into.addRow(number.at(values, row));
            }
        };
    }

    private static Rows lists(ArrowBatch batch, ArrowNumber number, int length, ByteBuffer validity, ArrowBounds bounds)
            throws DataException {
        int elements = batch.nextLength();
        ByteBuffer elementValidity = batch.nextValidity(elements);
        ByteBuffer values = batch.nextBuffer(number.bytes(elements));
        if (length > 0 && bounds.at(length) > elements) {
            throw batch.damaged("lists of " + bounds.at(length) + " elements where there are " + elements);
        }
        return (row, into) -> {
            if (ArrowNumber.isMissing(validity, row)) {
                into.addMissingRow();
                return;
            }
            long start = bounds.at(row);
            long end = bounds.at(row + 1);
            if (start < 0 || start > end || end > elements) {
                throw batch.damaged("a list from element " + start + " to " + end + " of " + elements);
            }
            for (int i = (int) start; i < end; i++) {
                if (ArrowNumber.isMissing(elementValidity, i)) {
                    into.addMissing();
                } else {
                    into.add(number.at(values, i));
                }
            }
            into.endRow();
        };
    }
}
