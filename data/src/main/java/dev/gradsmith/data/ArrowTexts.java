package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.arrow.flatbuf.Type;

/** The texts of one field of a batch: of a column, or of a dictionary. */
final class ArrowTexts {
    private final ArrowBatch batch;
    private final int length;
    private final ByteBuffer validity;
    private final ArrowBounds bounds;
    private final ByteBuffer letters;

    /** Takes the next field of a batch, whose type is one of {@link #areIn}. */
    ArrowTexts(ArrowBatch batch, byte type) throws DataException {
        this.batch = batch;
        this.length = batch.nextLength();
        this.validity = batch.nextValidity(length);
        this.bounds = ArrowBounds.next(batch, type == Type.LargeUtf8, length);
        this.letters = batch.nextBuffer(0);
    }

    /** Whether a field of this type holds texts that are read here. */
    static boolean areIn(byte type) {
        return type == Type.Utf8 || type == Type.LargeUtf8;
    }

    int length() {
        return length;
    }

    /** A text in UTF-8; empty where none is there. */
    Optional<ByteBuffer> at(int index) throws DataException {
        if (ArrowNumber.isMissing(validity, index)) {
            return Optional.empty();
        }
        long start = bounds.at(index);
        long end = bounds.at(index + 1);
        if (start < 0 || start > end || end > letters.limit()) {
            throw batch.damaged("a text from byte " + start + " to " + end + " of " + letters.limit());
        }
        return Optional.of(letters.slice((int) start, (int) (end - start)));
    }
}
