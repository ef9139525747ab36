package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Type;

/** The texts of one field of a batch: of a column, or of a dictionary. */
final class ArrowTexts {
    private static final int VIEW_BYTES = 16;
    private static final int LONGEST_IN_VIEW = 12;

    private final ArrowBatch batch;
    private final int length;
    private final ByteBuffer validity;
    private final Letters letters;

    /** Where the letters of a text are that is there. */
    private interface Letters {
        ByteBuffer of(int index) throws DataException;
    }

    /** Takes the next field of a batch, whose type is one of {@link #areIn}. */
    ArrowTexts(ArrowBatch batch, byte type) throws DataException {
        this.batch = batch;
        this.length = batch.nextLength();
        this.validity = batch.nextValidity(length);
        this.letters = type == Type.Utf8View ? inViews() : betweenBounds(type);
    }

    /** Whether a field of this type holds texts that are read here. */
    static boolean areIn(byte type) {
        return type == Type.Utf8 || type == Type.LargeUtf8 || type == Type.Utf8View;
    }

    int length() {
        return length;
    }

    /** A text in UTF-8; empty where none is there. */
    Optional<ByteBuffer> at(int index) throws DataException {
        return ArrowNumber.isMissing(validity, index) ? Optional.empty() : Optional.of(letters.of(index));
    }

    private Letters betweenBounds(byte type) throws DataException {
        ArrowBounds bounds = ArrowBounds.next(batch, type == Type.LargeUtf8, length);
        ByteBuffer all = batch.nextBuffer(0);
        return index -> slice(all, bounds.at(index), bounds.at(index + 1));
    }

    /** A view is the length (int), then up to 12 letters, or the first 4 of them, and the buffer (int) and the byte in it (int) where they are all. */
    private Letters inViews() throws DataException {
        ByteBuffer views = batch.nextBuffer((long) length * VIEW_BYTES);
        List<ByteBuffer> buffers = batch.nextViewBuffers();
        return index -> {
            int at = index * VIEW_BYTES;
            int size = views.getInt(at);
            if (size >= 0 && size <= LONGEST_IN_VIEW) {
                return views.slice(at + Integer.BYTES, size);
            }
            int buffer = views.getInt(at + 2 * Integer.BYTES);
            if (buffer < 0 || buffer >= buffers.size()) {
                throw batch.damaged("a text in buffer " + buffer + " of " + buffers.size());
            }
            long start = views.getInt(at + 3 * Integer.BYTES);
            return slice(buffers.get(buffer), start, start + size);
        };
    }

    private ByteBuffer slice(ByteBuffer all, long start, long end) throws DataException {
        if (start < 0 || start > end || end > all.limit()) {
            throw batch.damaged("a text from byte " + start + " to " + end + " of " + all.limit());
        }
        return all.slice((int) start, (int) (end - start));
    }
}
