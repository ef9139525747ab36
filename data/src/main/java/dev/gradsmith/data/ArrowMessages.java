package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * The messages of an Arrow stream, one after another; an Arrow file is a stream between a magic word and a list of its messages. See
 * <a href="https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc">the format</a>.
 */
final class ArrowMessages {
    private static final String MAGIC = "ARROW1";

    /** The magic word and its padding, read as two numbers. */
    private static final int MAGIC_START = 0x4F52_5241;

    private static final int MAGIC_REST = 0x0000_3157;
    private static final int CONTINUATION = -1;
    private static final int LONGEST = 1 << 26;

    private final ByteInput bytes;
    private final boolean isFile;
    private final int first;
    private boolean isFirst = true;
    private boolean isOver;

    /** A message, how many bytes it has, and the bytes that it describes. */
    record Part(Message message, int length, ByteBuffer body) {}

    ArrowMessages(ByteInput bytes) throws IOException {
        this.bytes = bytes;
        int start = integer();
        this.isFile = start == MAGIC_START;
        if (isFile && integer() != MAGIC_REST) {
            throw notArrow();
        }
        this.first = isFile ? integer() : start;
    }

    /** The next message; empty after the last. */
    Optional<Part> next() throws IOException {
        if (isOver || (!isFirst && !isFile && bytes.isAtEnd())) {
            return Optional.empty();
        }
        int prefix = isFirst ? first : integer();
        int length = prefix == CONTINUATION ? integer() : prefix;
        if (length == 0) {
            finish();
            isOver = true;
            return Optional.empty();
        }
        if (length < 0 || length > LONGEST) {
            throw isFirst ? notArrow() : bytes.error("damaged: a message of " + length + " bytes");
        }
        isFirst = false;
        Message message =
                Message.getRootAsMessage(bytes.body(length, "a message").order(ByteOrder.LITTLE_ENDIAN));
        if (message.version() < MetadataVersion.V4) {
            throw bytes.error("it is of an Arrow version before 0.8, or damaged; write it anew");
        }
        return Optional.of(new Part(message, length, bytes.body(message.bodyLength(), "a message's data")));
    }

    /** What follows the last message: in a file, the list of messages and the magic word again. */
    private void finish() throws IOException {
        if (!isFile) {
            bytes.expectEnd();
            return;
        }
        ByteBuffer rest = bytes.rest("a footer");
        String text = StandardCharsets.ISO_8859_1.decode(rest).toString();
        if (!text.endsWith(MAGIC)) {
            throw bytes.error("cut short: an Arrow file ends with " + MAGIC + ", this one does not");
        }
    }

    private int integer() throws IOException {
        return bytes.header(Integer.BYTES, "a message's length")
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private DataException notArrow() {
        return bytes.error("not an Arrow file: it begins neither with " + MAGIC + " nor with a message");
    }
}
